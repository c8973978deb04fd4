import { Environment } from '../../platform/aws/environment.ts';
import { staffAddress } from '../../platform/aws/staff-address.ts';

/** Asks the staff's sign-in for the address that belongs to a token. @throws ZodError, and an Error without `SIGN_IN_URL` */
export function awsStaffAddress(): (authorization: string) => Promise<string | undefined> {
  const { SIGN_IN_URL } = Environment.parse(process.env);
  if (!SIGN_IN_URL) throw new Error('SIGN_IN_URL is needed to know the address of staff.');
  return staffAddress(SIGN_IN_URL);
}
