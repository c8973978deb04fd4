import { endpoints } from '../participant-api/routes.ts';
import { routes } from '../staff-api/routes.ts';
import { openApi } from './open-api.ts';

/** The description of both APIs as it is checked in and served. */
export const openApiText = (): string =>
  `${JSON.stringify(openApi({ staff: routes, participant: endpoints }), null, 2)}\n`;
