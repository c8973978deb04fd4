import { awsPorts } from '../middleware/aws-ports.ts';
import { compressing } from '../middleware/compressing.ts';
import { participantApi } from './participant-api.ts';

/** For everybody who has the token of a link, and so apart from the staff's: no sign-in stands before it. */
export const handler = compressing(participantApi(awsPorts()));
