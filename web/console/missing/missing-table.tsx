import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import { nameOrder } from '../../../domain/name-order.ts';
import { cohortQuery } from '../api/cohorts.ts';
import { useConnection } from '../api/connection.ts';
import type { Missing } from '../api/missing.ts';
import { missingText } from '../words/missing.ts';
import { count } from '../words/moment.ts';
import { personText } from '../words/person.ts';

/** More than these are shown when they are asked for. */
const FIRST = 100;

interface Props {
  cohortId: string;
  title: string;
  people: Missing[];
}

/** Who is missing, with why they may not have answered yet. */
export function MissingTable({ cohortId, title, people }: Props) {
  const zone = useQuery(cohortQuery(useConnection(), cohortId)).data?.body.timeZone ?? 'UTC';
  const [isAll, setAll] = useState(false);
  const sorted = people.toSorted((a, b) => nameOrder(nameOf(a), nameOf(b)));
  return (
    <>
      <div className="scroll">
        <table className="plain missing">
          <caption className="quiet">Who is missing: {title}</caption>
          <thead>
            <tr>
              <th scope="col">Name</th>
              <th scope="col">So far</th>
            </tr>
          </thead>
          <tbody>
            {sorted.slice(0, isAll ? people.length : FIRST).map((one) => (
              <tr key={one.participantId}>
                <th scope="row">
                  <Link href={`/cohorts/${cohortId}/people/${one.participantId}`}>{nameOf(one)}</Link>
                </th>
                <td>{missingText(one, zone)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {people.length > FIRST && !isAll && (
        <p>
          <Button variant="default" onClick={() => setAll(true)}>
            Show {count(people.length - FIRST, 'more person', 'more people')}
          </Button>
        </p>
      )}
    </>
  );
}

const nameOf = ({ participantId: id, name }: Missing): string => personText({ id, ...(name && { name }) });
