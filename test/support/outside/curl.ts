import { parseArgs } from 'node:util';

/** As much of curl as the README's examples use, for machines that have none. */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    request: { type: 'string', short: 'X' },
    header: { type: 'string', short: 'H', multiple: true, default: [] },
    data: { type: 'string', short: 'd' },
    include: { type: 'boolean', short: 'i' },
    silent: { type: 'boolean', short: 's' },
    'show-error': { type: 'boolean', short: 'S' },
  },
});
const headers = values.header.map((line): [string, string] => {
  const [name = '', ...value] = line.split(':');
  return [name, value.join(':').trim()];
});
const answer = await fetch(positionals[0]!, {
  method: values.request ?? 'GET',
  headers,
  ...(values.data === undefined ? {} : { body: values.data }),
});
const lines = [...answer.headers].map(([name, value]) => `${name}: ${value}\r\n`);
if (values.include) process.stdout.write(`HTTP/1.1 ${answer.status}\r\n${lines.join('')}\r\n`);
process.stdout.write(Buffer.from(await answer.arrayBuffer()));
