import { useEffect, useRef } from 'react';
import { mailParts } from './mail-parts.ts';

/** In standards mode, as mail programs show it. */
const EMPTY = '<!doctype html><title>Mail</title>';

/** What is shown of a link that opens nothing. */
const LINKS = 'a { text-decoration: underline; }';

interface Props {
  title: string;
  html: string;
}

/**
 * A mail's HTML part in a frame in which nothing can run: no scripts, no forms, no windows, nothing from elsewhere, by
 * the frame's sandbox and by the policy that it inherits from this page. That policy allows no style in HTML either, so
 * the mail's styles are set one by one from here (which is what the frame's `allow-same-origin` is for), and a link is
 * shown as one but leads nowhere.
 */
export function MailFrame({ title, html }: Props) {
  const frame = useRef<HTMLIFrameElement>(null);
  useEffect(() => {
    const { current } = frame;
    if (!current) return;
    const show = () => fill(current, html);
    const size = () => stretch(current);
    show();
    current.addEventListener('load', show);
    addEventListener('resize', size);
    return () => {
      current.removeEventListener('load', show);
      removeEventListener('resize', size);
    };
  }, [html]);
  // Nothing in it takes the focus, and it never scrolls.
  return (
    <iframe
      ref={frame}
      className="mail"
      title={title}
      sandbox="allow-same-origin"
      srcDoc={EMPTY}
      tabIndex={-1}
    />
  );
}

function fill(frame: HTMLIFrameElement, html: string): void {
  const { contentDocument: within, contentWindow } = frame;
  // Before it is loaded there is another, empty document in it.
  if (!within?.doctype || !contentWindow) return;
  const parts = mailParts(html);
  const mail = new DOMParser().parseFromString(parts.html, 'text/html');
  for (const link of mail.querySelectorAll('a')) link.removeAttribute('href');
  within.replaceChild(within.adoptNode(mail.documentElement), within.documentElement);
  for (const styled of within.querySelectorAll<HTMLElement>('[data-style]')) {
    styled.style.cssText = styled.dataset.style ?? '';
  }
  const { CSSStyleSheet: Sheet } = contentWindow as Window & typeof globalThis;
  within.adoptedStyleSheets = [...parts.styles, LINKS].map((text) => {
    const sheet = new Sheet();
    sheet.replaceSync(text);
    return sheet;
  });
  stretch(frame);
}

/** As high as the mail, so that there is nothing to scroll in the page's middle. */
function stretch(frame: HTMLIFrameElement): void {
  frame.style.height = '0';
  const border = frame.offsetHeight - frame.clientHeight;
  frame.style.height = `${(frame.contentDocument?.documentElement.scrollHeight ?? 0) + border}px`;
}
