/** One thing wrong with what was sent, as the API names it (a JSON Pointer and a stable code). */
export interface Fault {
  pointer: string;
  code: string;
  detail?: string;
}

/** A refusal of the API (RFC 9457), or no answer at all: then `status` is 0. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  readonly status: number;
  readonly code: string;
  readonly faults: readonly Fault[];
  /** Why the state does not allow it, as another code, where the API says more than the first. */
  readonly reason: string | undefined;
  constructor(status: number, code: string, title: string, faults: readonly Fault[] = [], reason?: string) {
    super(title);
    this.status = status;
    this.code = code;
    this.faults = faults;
    this.reason = reason;
  }
}

/** The problem that an answer carries, or what its status says where it carries none. */
export async function problemOf(response: Response): Promise<ApiProblem> {
  const { status } = response;
  try {
    const { type, title, errors, reason } = (await response.json()) as Record<string, unknown>;
    const code = typeof type === 'string' ? type.replace('/problems/', '') : 'unknown';
    const words = typeof title === 'string' ? title : `The server answered ${status}.`;
    const faults = Array.isArray(errors) ? (errors as Fault[]) : [];
    return new ApiProblem(status, code, words, faults, typeof reason === 'string' ? reason : undefined);
  } catch {
    return new ApiProblem(status, 'unknown', `The server answered ${status}.`);
  }
}

/** No answer came: whether the request arrived is not known. */
export const noAnswer = (): ApiProblem =>
  new ApiProblem(0, 'no-answer', 'The server cannot be reached. What you typed is still here: try again.');
