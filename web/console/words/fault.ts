import type { ApiProblem, Fault } from '../api/problem.ts';
import { refusalText } from './refusal.ts';

/** What would be right, by the API's stable codes. */
const WORDS: Record<string, string> = {
  required: 'This is needed.',
  blank: 'This is needed.',
  length: 'This is too long.',
  email: 'This is no e-mail address, such as ada@hospital.example.',
  'control-character': 'This has characters in it that cannot be seen. Type it by hand.',
  'date-format': 'Write the date as year, month and day.',
  date: 'There is no such day.',
  order: 'This is before the date above it.',
  range: 'This is out of range.',
  past: 'This is in the past.',
  url: 'This is not an address that a session can be joined at.',
  'time-zone': 'Choose a time zone of the list.',
  'nonexistent-local-time': 'The clocks go forward over this time.',
  'ambiguous-local-time': 'This time happens twice: clocks go back.',
  'outside-window': 'This is on a day that is in nobody’s window.',
  type: 'This has the wrong form.',
};

/** One fault in words; `detail` is the API's own, which never repeats what was typed. */
export const faultText = ({ code, detail }: Fault): string => {
  const words = WORDS[code] ?? 'This cannot be accepted.';
  return detail ? `${words} (${detail})` : words;
};

/** The first fault of one field, for beside it. */
export function fieldFault(problem: ApiProblem | null, pointer: string): string | undefined {
  const fault = problem?.faults.find((one) => one.pointer === pointer);
  return fault && faultText(fault);
}

/** What a refusal means for whoever pressed the button. */
export function problemText({ status, code, message, reason }: ApiProblem): string {
  switch (status) {
    case 401:
      return 'You are signed out. Sign in again; what you typed stays here.';
    case 403:
      return 'Your account may look at this, but not change it.';
    case 404:
      return 'This is not there, or not any more.';
    case 409:
      return refusalText(code, reason) ?? message;
    case 412:
      return 'Somebody changed this while you had it open. Look at what it is now, then make your change again.';
    case 422:
      return code === 'invalid-content' ? 'Something has to be corrected first.' : message;
    case 429:
      return 'That was too much at once. Wait a moment and try again.';
    default:
      return message;
  }
}
