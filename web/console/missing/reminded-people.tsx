import { Link } from 'wouter';
import { nameOrder } from '../../../domain/name-order.ts';
import type { Reminders } from '../api/reminders.ts';
import { count } from '../words/moment.ts';
import { leftOut } from '../words/not-reminded.ts';

/** More names than these are said as a number. */
const NAMES = 20;

interface Props {
  cohortId: string;
  result: Reminders;
  /** It has happened; before, it is what would. */
  isDone: boolean;
  names: ReadonlyMap<string, string>;
}

/** Who is reminded, and of the others who are missing why not. */
export function RemindedPeople({ cohortId, result, isDone, names }: Props) {
  const { reminded, notReminded } = result;
  const listed = (ids: readonly string[]) => {
    const people = ids.map((id) => ({ id, name: names.get(id) ?? 'somebody' }));
    people.sort((a, b) => nameOrder(a.name, b.name));
    return (
      <>
        {people.slice(0, NAMES).map(({ id, name }, index) => (
          <span key={id}>
            {index > 0 && ', '}
            <Link href={`/cohorts/${cohortId}/people/${id}`}>{name}</Link>
          </span>
        ))}
        {ids.length > NAMES && ` and ${count(ids.length - NAMES, 'other')}`}
      </>
    );
  };
  const people = count(reminded.length, 'person', 'people');
  return (
    <>
      {reminded.length === 0 ? (
        <p>
          <strong>Nobody {isDone ? 'was' : 'would be'} reminded.</strong>
        </p>
      ) : (
        <>
          <p>
            <strong>
              {isDone
                ? `The reminder of ${people} goes as soon as mail may go out.`
                : `${people} would be reminded as soon as mail may go out.`}
            </strong>
          </p>
          <p>{listed(reminded)}</p>
        </>
      )}
      {leftOut(notReminded).map(([why, ids]) => (
        <p key={why}>
          Not reminded, because they {why}: {listed(ids)}.
        </p>
      ))}
    </>
  );
}
