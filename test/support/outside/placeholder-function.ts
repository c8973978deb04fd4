/** A function that does nothing, for stacks under test. */
export const handler = async (): Promise<string> => 'nothing';
