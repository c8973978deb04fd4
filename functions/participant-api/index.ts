import { awsPorts } from '../middleware/aws-ports.ts';
import { participantApi } from './participant-api.ts';

export const handler = participantApi(awsPorts());
