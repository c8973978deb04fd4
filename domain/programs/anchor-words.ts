/** The name of an anchor for people to read: `trainingStart` is "Training start". */
export const anchorWords = (name: string): string =>
  name
    .replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
    .replace(/^./, (letter) => letter.toUpperCase());
