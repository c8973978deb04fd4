import { Link } from 'wouter';
import type { AuditChange, AuditEntry } from '../api/audit.ts';
import { actorText, deedText } from '../words/audit-actor.ts';
import { fieldText, segments } from '../words/audit-field.ts';
import { sidesLines, type ValueContext, valueLines } from '../words/audit-value.ts';
import { timeText } from '../words/moment.ts';
import { readableChanges, recordOf } from './readable-entry.ts';
import { ValueText } from './value-text.tsx';

/** What the words of an entry need to know. */
interface HistoryWords extends ValueContext {
  contactAt: (record: string, index: number) => string | undefined;
}

interface Props {
  entry: AuditEntry;
  cohortId: string;
  /** The list is about one person: it does not have to say whom. */
  isOfOne: boolean;
  words: HistoryWords;
}

/** One change: when, who, what was done, and each field as it was before and after. */
export function EntryPart({ entry, cohortId, isOfOne, words }: Props) {
  const changes = readableChanges(entry);
  return (
    <li>
      <p>
        <span className="quiet">{timeText(entry.at, words.timeZone)}</span> <strong>{deedText(entry)}</strong>
        {!isOfOne && <About entry={entry} cohortId={cohortId} words={words} />}
        <span className="why">{actorText(entry)}</span>
      </p>
      {entry.abridged && (
        <p className="quiet">
          Too much changed at once to keep every value: these are the places, or the first of them.
        </p>
      )}
      {changes.length === 0 ? (
        <p className="quiet">Nothing but when to look again.</p>
      ) : (
        <dl className="changes">
          {changes.map((change, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two differences of a list may have one place
            <Change key={index} entry={entry} change={change} words={words} />
          ))}
        </dl>
      )}
    </li>
  );
}

function About({ entry, cohortId, words }: Pick<Props, 'entry' | 'cohortId' | 'words'>) {
  const { type, id } = recordOf(entry);
  if (type === 'cohort') return ': the cohort';
  if (type === 'focus-group') {
    return (
      <>
        : <Link href={`/cohorts/${cohortId}/focus-groups`}>a session</Link>
      </>
    );
  }
  return (
    <>
      : {type === 'goal' && 'the goal of '}
      <Link href={`/cohorts/${cohortId}/people/${id}/history`}>{words.nameOf(id) ?? 'a participant'}</Link>
    </>
  );
}

function Change({ entry, change, words }: { entry: AuditEntry; change: AuditChange; words: HistoryWords }) {
  const { pointer } = change;
  const contactAt = (index: number) => words.contactAt(entry.record, index);
  const field = segments(pointer).findLast((part) => !/^\d+$/.test(part)) ?? '';
  return (
    <div>
      <dt>{fieldText(pointer, { titles: words.titles, contactAt })}</dt>
      <Sides change={change} field={field} words={words} isGoal={recordOf(entry).type === 'goal'} />
    </div>
  );
}

interface SidesProps {
  change: AuditChange;
  field: string;
  words: HistoryWords;
  isGoal: boolean;
}

/** What was there, and what is there since; one of them where the other was nothing. */
function Sides({ change, field, words, isGoal }: SidesProps) {
  const { before, after } = change;
  if (before === undefined && after === undefined) {
    return (
      <dd className="quiet">
        {isGoal ? 'changed; what it says is for the participant alone' : 'changed; the values are not kept'}
      </dd>
    );
  }
  if (before === undefined) {
    return (
      <dd>
        <ValueText lines={valueLines(after, field, words)} />
      </dd>
    );
  }
  const [then, now] = sidesLines(change, field, words);
  return (
    <dd className="sides">
      <div>
        <span className="hidden">Before: </span>
        <ValueText lines={then} />
      </div>
      <svg className="arrow" viewBox="0 0 16 10" aria-hidden="true">
        <path d="M1 5h13M10 1l4 4-4 4" />
      </svg>
      <div>
        <span className="hidden">After: </span>
        {after === undefined ? <span className="quiet">taken away</span> : <ValueText lines={now} />}
      </div>
    </dd>
  );
}
