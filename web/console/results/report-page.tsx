import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useConnection } from '../api/connection.ts';
import { reportQuery } from '../api/results.ts';
import { LinkButton } from '../parts/link-button.tsx';
import { Page } from '../parts/page.tsx';
import { Read } from '../parts/read.tsx';
import { saveFile } from '../parts/save-file.ts';
import { reportParts } from './report-parts.ts';

/**
 * The evaluation report, ready to print. It is fetched with whatever signs in here and shown inside the console: an
 * address of the API would lack the token in the cloud, and a `blob:` page inherits the console's policy, which
 * refuses the report's own style.
 */
export function ReportPage({ cohortId }: { cohortId: string }) {
  const report = useQuery(reportQuery(useConnection(), cohortId));
  return (
    <Read query={report} what="the report">
      {(text) => {
        const { title } = reportParts(text);
        return (
          <Page title={title}>
            <p className="row no-print">
              <Button onClick={() => print()}>Print</Button>
              <Button
                variant="default"
                onClick={() => saveFile(new Blob([text], { type: 'text/html' }), `${cohortId}-report.html`)}
              >
                Save as a file
              </Button>
              <LinkButton href={`/cohorts/${cohortId}/results`} variant="default">
                Back to the results
              </LinkButton>
            </p>
            <Sheet text={text} />
          </Page>
        );
      }}
    </Read>
  );
}

/** The report with its own style and nobody else's; its tables are wider than a phone, so it scrolls by itself. */
function Sheet({ text }: { text: string }) {
  const place = useRef<HTMLElement>(null);
  useEffect(() => {
    const host = place.current!;
    const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
    const { style, sheet } = reportParts(text);
    // The policy allows no style tag; a sheet that a script adopts is none.
    const own = new CSSStyleSheet();
    own.replaceSync(style);
    root.adoptedStyleSheets = [own];
    root.replaceChildren(sheet);
  }, [text]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls on a phone has to be reached by keyboard
    <section ref={place} className="sheet scroll" tabIndex={0} aria-label="The report" />
  );
}
