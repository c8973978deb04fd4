/** What is done by hand about a participant, as the button that was pressed says it. */
export type Act =
  | { kind: 'pause' | 'resume' }
  | { kind: 'link'; touchpoint?: string }
  | { kind: 'more-time'; touchpoint: string }
  | { kind: 'excuse' | 'expect'; touchpoint: string };

/** Opens the dialog of an act; `from` gets the focus back. */
export type OnAct = (act: Act, from: HTMLElement) => void;
