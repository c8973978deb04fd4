import { deployedPorts } from '../middleware/deployed-ports.ts';
import { participantApi } from './participant-api.ts';

/** The participant API on AWS, behind an HTTP API. */
export const handler = participantApi(deployedPorts);
