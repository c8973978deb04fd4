import { Button, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { useConnection } from '../api/connection.ts';
import type { FocusGroup } from '../api/focus-groups.ts';
import type { ProposedSession } from '../api/session-proposal.ts';
import { useChange } from '../api/use-change.ts';
import { Dialog } from '../parts/dialog.tsx';
import { Form } from '../parts/form.tsx';
import { Problem } from '../parts/problem.tsx';
import { fieldFault } from '../words/fault.ts';
import { count, momentText } from '../words/moment.ts';

/** Where a session is. */
export interface Venue {
  place: string;
  joinUrl: string;
}

interface Props {
  cohortId: string;
  touchpoint: string;
  timeZone: string;
  session: ProposedSession;
  /** Where the last one was, which is usually where the next one is. */
  venue: Venue;
  onPublished: (group: FocusGroup, venue: Venue) => void;
}

/** Publishes a proposed session, once its place has been looked at: one confirmation. */
export function PublishProposed({ cohortId, touchpoint, timeZone, session, venue, onPublished }: Props) {
  const connection = useConnection();
  const queries = useQueryClient();
  const [from, setFrom] = useState<HTMLElement>();
  const close = useCallback(() => setFrom(undefined), []);
  const { date, time, startsAt, capacity } = session;
  const when = momentText(startsAt, timeZone);
  const publish = useChange(
    async ({ place, joinUrl }: Venue, key) => {
      const where = { place, ...(joinUrl ? { joinUrl } : {}) };
      const body = { touchpoint, startsAt: `${date}T${time}`, capacity, ...where };
      return (await connection.ask<FocusGroup>('POST', `/cohorts/${cohortId}/focus-groups`, { body, key }))
        .body;
    },
    async (group, chosen) => {
      await queries.invalidateQueries({ queryKey: ['cohort', cohortId] });
      // Last: what is proposed has changed by then, and this may be gone.
      close();
      onPublished(group, chosen);
    },
  );
  const fault = (field: string) => fieldFault(publish.error, field);
  return (
    <>
      <Button
        variant="default"
        aria-label={`Publish ${when}`}
        onClick={({ currentTarget }) => setFrom(currentTarget)}
      >
        Publish…
      </Button>
      {from && (
        <Dialog title={`Publish ${when}?`} from={from} onClose={close}>
          <p>
            {count(capacity, 'seat')}. Everybody who has no seat can book it from then on, and whoever said
            that none of the times suits is asked again.
          </p>
          <Form
            label={`Publish ${when}`}
            problem={publish.error}
            onSubmit={({ place = '', joinUrl = '' }) => publish.mutate({ place, joinUrl })}
          >
            <Problem error={publish.error} fields={['/place', '/joinUrl']} />
            <TextInput
              name="place"
              label="Place"
              description="A room, or “online”"
              defaultValue={venue.place}
              required
              error={fault('/place')}
            />
            <TextInput
              name="joinUrl"
              type="url"
              label="Address to join at (optional)"
              defaultValue={venue.joinUrl}
              error={fault('/joinUrl')}
            />
            <Button type="submit" loading={publish.isPending}>
              Publish
            </Button>
          </Form>
        </Dialog>
      )}
    </>
  );
}
