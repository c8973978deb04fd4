import { describe, expect, it } from 'vitest';
import { isJoinUrl, JOIN_HOSTS } from '../../../domain/sessions/join-url.ts';

describe('a URL to join a session', () => {
  it.each([
    'https://zoom.us/j/123',
    'https://us02web.zoom.us/j/123?pwd=a.b',
    'https://meet.google.com/abc-defg-hij',
  ])('may be %s', (url) => expect(isJoinUrl(url, JOIN_HOSTS)).toBe(true));

  it.each([
    'javascript:alert(1)',
    'http://zoom.us/j/1',
    'HTTPS://zoom.us/j/1',
    'https://evil.example/zoom.us',
    'https://zoom.us.evil.example/',
    'https://notzoom.us/',
    'https://zoom.us@evil.example/',
    'https://user:pass@zoom.us/',
    'https://zoom.us:8443/',
    'https://evil.example\\@zoom.us/',
    'https://zoom.us/\tj',
    'https://zoom.us/ j',
    'https:zoom.us',
    'https://',
    'data:text/html,x',
    `https://zoom.us/${'a'.repeat(1000)}`,
    '',
  ])('is never %s (B15)', (url) => expect(isJoinUrl(url, JOIN_HOSTS)).toBe(false));
});
