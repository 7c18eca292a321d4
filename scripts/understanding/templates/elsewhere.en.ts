import type { Templates } from './expand.ts'

/** Nothing that a bank does. Words of money stand in some of them, since those words alone mean nothing. */
export const elsewhere: Templates = {
  'none.small': [
    '{what is|who is|where is|who was} {the president|the capital of france|the tallest building|the best movie|madonna|napoleon|the eiffel tower|the weather}{| today| in france}',
    '{tell me|sing me|write me|give me} {a joke|a story|a poem|a song|a riddle|some code|an essay}{| about cats| about love| about money}',
    '{do you|can you} {like music|love me|dream|have feelings|have friends|cook|drive|sing|dance|play chess|sleep}',
    "{i am|i'm|i feel} {bored|sad|tired|hungry|happy|lonely|so excited|sick|fine|in love|drunk}{| today}",
    '{what|which} {movie|book|game|song|series} {should i|do you} {watch|read|play|recommend|like}',
    'how do {plants|birds|planes|magnets|computers} {grow|fly|work}',
    '{lol|haha|ok then|whatever|hmm|asdf|qwerty|blah blah|wow|omg|meh|really|interesting}{| ok| nice}',
  ],
  'none.home': [
    '{remind me|set a reminder|wake me|set an alarm|set a timer} {to|for|in|at} {call mom|buy milk|<number> minutes|seven|take out the trash|water the plants|tomorrow morning}',
    '{turn|switch} {on|off|down} the {lights|tv|heating|music|radio|oven}',
    '{play|skip|stop|pause} {the song|the music|some jazz|this track|a podcast}',
    '{add|put} {milk|eggs|bread|soap} {on|to} {my|the} {shopping list|grocery list|list}',
    '{order|buy|get} {me |}{a pizza|sushi|new shoes|groceries|flowers|a couch|tickets for the game|a book}{| online| from amazon| for tonight}',
    '{sell|give away} my {car|old phone|couch|house|bike|guitar}',
  ],
  'none.travel': [
    '{book|find|reserve} {me |}{a flight|a hotel|a rental car|a train ticket|a table} {to|in|for} {boston|rome|two|denver|tonight|next week}',
    '{how far|how long} is {the drive|it|the trip} {to|from here to} {chicago|the beach|the airport|mars}',
    '{where|what} {can i|should i} {see|do|visit|eat} in {paris|rome|new york|tokyo}',
  ],
  'none.other': [
    '{who|what} {won|is} {the game|the match|the election|the super bowl|the world cup}{| last night| yesterday}',
    '{how do i|how to} {fix|repair|clean|build|paint|grow} {a bike|my sink|a house|my car|tomatoes|a computer|a wall}',
    '{what|how much} {does|is} {a house|a tesla|a gallon of milk|gold|a flight|oil|a stamp|an iphone} {cost|worth}{| in california| now| these days}',
    '{what is|how is} {the stock market|the dow jones|apple stock|tesla stock|the price of gold|the price of gas|inflation}{| doing| today| at}',
    '{what is|explain|define} {quantum physics|blockchain|inflation|a black hole|photosynthesis|philosophy|a hedge fund}{| to me}',
    '{how|where} {can|do} i {learn|study|find} {guitar|spanish|a job|a doctor|a lawyer|an apartment|economics|love}',
    '{is|are} {cats|dogs|the moon|the earth|aliens|ghosts} {real|better|made of cheese|flat|smart}',
    "{my|the} {dog|cat|car|boss|laptop|printer|wife} {is sick|is broken|is angry|won't start|needs food|hates me}",
    '{what|which} {medicine|doctor|food|exercise} is good for {a headache|my back|losing weight|a cold}',
    'i need a {lawyer|doctor|plumber|haircut|new job|vacation|girlfriend}',
  ],
}
