import { shortTitles } from '../../../domain/results/short-titles.ts';
import type { ParticipantYear, TimelineRow } from '../api/participants.ts';
import { contactStateText, contactText } from '../words/contact.ts';
import { momentText } from '../words/moment.ts';

/** In the picture's own units: the names' column, the axis above the lanes, and one lane. */
const [NAMES, WIDTH, TOP, LANE] = [230, 1100, 28, 40];

/** The longest name of a lane; the tables have the whole. */
const LONGEST = 32;

const MONTH_MS = 30.44 * 86_400_000;

/** The first of every month between two times. */
function months(from: number, until: number): number[] {
  const first = new Date(from);
  const all: number[] = [];
  for (let month = first.getUTCMonth() + 1; ; month += 1) {
    const at = Date.UTC(first.getUTCFullYear(), month, 1);
    if (at >= until) return all;
    all.push(at);
  }
}

/**
 * A participant's year as a picture: a lane a touchpoint, its window as a bar, and each contact as a mark. The tables
 * below say the same in words.
 */
export function TimelinePicture({ person, now }: { person: ParticipantYear; now: string | undefined }) {
  const { plan, timeline, timeZone } = person;
  const times = [
    ...plan.flatMap(({ opens, closes }) => [opens.at, closes.at]),
    ...timeline.map(({ plannedAt }) => plannedAt),
    ...(now ? [now] : []),
  ].map(Date.parse);
  const [from, until] = [Math.min(...times) - MONTH_MS / 3, Math.max(...times) + MONTH_MS / 3];
  const x = (at: string | number) =>
    NAMES + ((typeof at === 'number' ? at : Date.parse(at)) - from) * ((WIDTH - NAMES) / (until - from));
  const names = shortTitles(
    plan.map(({ title }) => title),
    LONGEST,
  );
  const lanes = plan.map(({ touchpoint }) => touchpoint);
  const middle = (touchpoint: string) => TOP + (lanes.indexOf(touchpoint) + 0.5) * LANE;
  const height = TOP + lanes.length * LANE + 8;
  const sent = timeline.filter(({ state }) => state === 'sent').length;
  const planned = timeline.filter(({ state }) => state === 'planned').length;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls on a phone has to be reached by keyboard
    <section className="scroll" tabIndex={0} aria-label="Picture of the year">
      <svg
        className="picture"
        viewBox={`0 0 ${WIDTH} ${height}`}
        role="img"
        aria-label={`The year as a picture: ${sent} contacts sent, ${planned} planned. The tables below say which.`}
      >
        {months(from, until).map((at) => (
          <g key={at}>
            <line className="axis" x1={x(at)} x2={x(at)} y1={TOP - 8} y2={height} />
            <text x={x(at) + 4} y={14}>
              {monthText(at)}
            </text>
          </g>
        ))}
        {plan.map(({ touchpoint, opens, closes }, index) => (
          <g key={touchpoint}>
            <text className="lane" x={0} y={middle(touchpoint) + 5}>
              {names[index]}
            </text>
            <rect
              className="window"
              x={x(opens.at)}
              y={middle(touchpoint) - 11}
              width={Math.max(4, x(closes.at) - x(opens.at))}
              height={22}
              rx={4}
            />
          </g>
        ))}
        {now && <line className="today" x1={x(now)} x2={x(now)} y1={TOP - 8} y2={height} />}
        {timeline
          .filter(({ touchpoint }) => lanes.includes(touchpoint))
          .map((row) => (
            <Mark
              key={`${row.touchpoint} ${row.kind} ${row.number}`}
              row={row}
              x={x(row.at && row.state === 'sent' ? row.at : row.plannedAt)}
              y={middle(row.touchpoint)}
              timeZone={timeZone}
            />
          ))}
      </svg>
      <p className="quiet why" aria-hidden="true">
        Filled: sent. Ring: planned. Cross: not sent. The vertical line is today.
      </p>
    </section>
  );
}

const monthText = (at: number): string => {
  const date = new Date(at);
  const month = date.toLocaleDateString('en-US', { month: 'short', timeZone: 'UTC' });
  return date.getUTCMonth() === 0 ? String(date.getUTCFullYear()) : month;
};

function Mark({ row, x, y, timeZone }: { row: TimelineRow; x: number; y: number; timeZone: string }) {
  const title = `${contactText(row)}: ${contactStateText(row)}, ${momentText(row.plannedAt, timeZone)}`;
  return (
    <g>
      <title>{title}</title>
      {row.state === 'skipped' ? (
        <path className="skipped" d={`M${x - 4} ${y - 4}l8 8m0 -8l-8 8`} />
      ) : (
        <circle className={row.state} cx={x} cy={y} r={5.5} />
      )}
    </g>
  );
}
