import type { Results, TextResult } from '../api/results.ts';
import { count } from '../words/moment.ts';
import { hiddenText } from '../words/results.ts';

interface Props {
  results: Results;
  /** Of waves, by their ids. */
  titles: ReadonlyMap<string, string>;
}

/** What people wrote in their own words, for those who may read it. */
export function AnswersPart({ results: { texts, fewest }, titles }: Props) {
  return (
    <section aria-labelledby="texts">
      <h2 id="texts">In their own words</h2>
      {texts === undefined ? (
        <p>What people wrote is for those who may read it: your account may not.</p>
      ) : texts.length === 0 ? (
        <p>No survey asks for texts.</p>
      ) : (
        texts.map((text) => (
          <Texts
            key={`${text.wave} ${text.question}`}
            text={text}
            wave={titles.get(text.wave) ?? text.wave}
            fewest={fewest.texts}
          />
        ))
      )}
    </section>
  );
}

const Texts = ({
  text: { title, result },
  wave,
  fewest,
}: {
  text: TextResult;
  wave: string;
  fewest: number;
}) =>
  result.shown ? (
    <details className="fold">
      <summary>
        {title} <span className="why">{`${wave}: ${count(result.texts.length, 'text')}`}</span>
      </summary>
      <ul className="texts">
        {result.texts.map((words, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two people may have written the same
          <li key={index}>{words}</li>
        ))}
      </ul>
    </details>
  ) : (
    <p>
      {title} <span className="why">{`${wave}: ${hiddenText(result.why, fewest)}`}</span>
    </p>
  );
