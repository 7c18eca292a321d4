import type { Templates } from './expand.ts'

/** More that no bank does, some of it in words that a bank uses, too. */
export const moreElsewhere: Templates = {
  'none.small': [
    '{my|her|his} name is {john|mary|kim|peter}',
    '{how old|how tall|how big} {is|was} {the pope|my dog|the moon|obama|the universe}',
    '{what|when} is {your|my|the} {favorite color|birthday|star sign|next holiday|christmas}',
    '{can|could} you {beatbox|tell fortunes|do a trick|read my mind|be my friend|play a game with me}',
    '{say|repeat|spell} {hello world|banana|something funny|my name|that word|what you said}',
    '{i|we} {like|love|hate|enjoy} {pizza|mondays|cats|football|you|this song|rain}',
    '{who|what} {is|was} {beyonce|shakespeare|the queen|your favorite singer|superman}',
    '{flip|roll|pick|choose} a {coin|dice|number|card from the deck}',
    '{i see|makes sense|got it|i guess|of course|not really|you know|fair enough|no idea|maybe|perhaps}{| then| so}',
  ],
  'none.home': [
    '{read|check|send|write|delete} {my |an |}{email|emails|text messages|tweets|voicemail}{| to my boss| from mom| please}',
    '{what|any} {is on tv|news today|is in the news|new emails|meetings today|events this weekend}',
    '{start|run|pause} {the vacuum|the dishwasher|the washing machine|the robot|the coffee machine}',
    '{recommend|find|suggest} {a movie|a podcast|an audiobook|a recipe|a restaurant}{| for tonight| near me}',
    '{rate|review} {this book|the movie|this album|the restaurant} {five stars|4 out of 5|two points}',
    '{add|put} {this song|an event|a meeting|lunch with sam} {to|in} {my playlist|my calendar|the calendar|my schedule}',
    '{volume|brightness} {up|down|to 5}',
    '{post|tweet|share} {a photo|this|a status} {on|to} {facebook|twitter|instagram}',
  ],
  'none.travel': [
    '{is|will} my flight {delayed|on time|be late|cancelled}',
    '{do i|will i} need {a visa|vaccines|an umbrella|a plug adapter|a passport} {for|in} {japan|brazil|france|kenya}',
    '{train|bus|flight} {tickets|times|schedule} {to|from} {boston|london|paris}{| tomorrow|}',
    '{traffic|directions|the fastest way} {to|on the way to} {work|the airport|downtown|boston}',
    '{book|reserve|cancel} {a table|a taxi|an uber|my hotel|a room}{| for four| for tonight| at eight}',
  ],
  'none.other': [
    '{how do i|how to|can you} {cook rice|make pasta|change a tire|boil eggs|tie a tie|lose weight|get rid of ants}',
    '{how many|what are the} {calories in|ingredients of|planets|ounces in a pound|feet in a mile|people in china}{| an apple| pizza|}',
    '{what is|calculate} {5 times 7|12 plus 30|the square root of 81|15 percent of 60|100 divided by 4}',
    '{translate|how do you say} {hello|thank you|i love you|where is the bathroom} {in|to|into} {french|japanese|italian|german}',
    '{when|where} {was|is} {the war|the constitution|world war two|america|the internet} {signed|invented|discovered|fought|born}',
    '{my|the} {son|neighbor|teacher|kids|computer} {needs|wants|has} {help with homework|a new bike|a fever|a virus|a birthday party}',
    '{file|how do i file} {for divorce|for unemployment|an insurance claim|a patent|a police report|for bankruptcy}',
    '{what should|what can} i {wear|eat|cook|watch|do|name my cat|give my wife for her birthday}{| tonight| today}',
    '{is|will} it {rain|snow|be cold|be sunny|be hot}{| tomorrow| today| on sunday}',
    '{price|cost} of {milk|a gallon of gas|a big mac|a house in texas|gold|a haircut|silver|oil|a barrel of oil}{| today| now}',
    '{stock|share} {price|prices|quote} of {apple|tesla|amazon|google|microsoft}{| today| now}',
    '{tell|alert|notify|remind} me {when|if} {it rains|my package arrives|the game starts|the store opens|dinner is ready|she calls}',
    '{buy|sell|order|return} {a car|my house|concert tickets|these shoes|stocks|my old laptop|gold|a plane ticket}{| online| for me| please}',
    '{close|open|lock} the {door|window|garage|curtains|app store|browser}',
  ],
}
