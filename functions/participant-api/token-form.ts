import type { Instant } from '../../domain/dates/instant.ts';
import type { Ports } from '../../platform/ports.ts';
import { type Answer, endpoint, type Request } from '../middleware/endpoint.ts';
import { FormBody, readForm } from '../middleware/form-body.ts';
import { orRefusal } from './or-refusal.ts';

/** A form that has been sent, and the token of its link, which nobody has looked at yet. */
interface SentForm {
  form: URLSearchParams;
  token: string;
  headers: Request<never, never, never>['headers'];
  now: Instant;
}

/** The endpoint of a page's form; where the link of its `t` cannot be used, the answer is a page that says so. */
export const tokenForm = (path: string, take: (sent: SentForm, ports: Ports) => Promise<Answer>) =>
  endpoint({
    method: 'POST',
    path,
    body: FormBody,
    bodyAs: 'text',
    idempotency: 'none',
    handle: async ({ body, headers, now }, ports: Ports) => {
      const form = await readForm(body);
      const token = form.get('t') ?? '';
      return orRefusal(ports.documents, token, () => take({ form, token, headers, now }, ports));
    },
  });
