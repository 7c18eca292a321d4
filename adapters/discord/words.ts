/** What this channel says by itself, outside any dialog. */
export const words = {
  onlyPrivately: 'I only talk about money in private. Please write to me in a direct message.',
  formGone: 'That form is no longer open. Please start again.',
  answer: 'Answer',
  choose: 'Choose…',
  updatedAbove: 'Done: the card above is up to date.',
  trouble:
    'Something went wrong on our side and I could not finish that. Please try again in a moment. If it was about money, look at your history first.',
  bankCommand: 'Talk to the bank in your own words',
  bankOption: 'What you want to do, as you would say it',
} as const
