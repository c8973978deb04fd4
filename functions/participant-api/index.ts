import { awsPorts } from '../middleware/aws-ports.ts';
import { compressing } from '../middleware/compressing.ts';
import { participantApi } from './participant-api.ts';

export const handler = compressing(participantApi(awsPorts()));
