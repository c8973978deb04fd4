/**
 * These titles, each in at most so many characters, and no two alike: those that begin alike are cut in their middle, and
 * numbered where that does not tell them apart either. A chart has one line for each name.
 */
export function shortTitles(titles: readonly string[], longest: number): string[] {
  const short = titles.map((title) => cutAtEnd([...title], longest));
  const isAlike = (name: string) => short.filter((one) => one === name).length > 1;
  const names = titles.map((title, index) =>
    isAlike(short[index]!) ? cutWithin([...title], longest) : short[index]!,
  );
  const taken = new Set<string>();
  return names.map((name) => {
    let free = name;
    for (let number = 2; taken.has(free); number += 1) {
      const end = ` (${number})`;
      free = cutWithin([...name], longest - end.length) + end;
    }
    taken.add(free);
    return free;
  });
}

const cutAtEnd = (text: readonly string[], longest: number): string =>
  text.length > longest ? `${text.slice(0, longest - 1).join('')}…` : text.join('');

function cutWithin(text: readonly string[], longest: number): string {
  if (text.length <= longest) return text.join('');
  const end = Math.floor((longest - 1) / 2);
  return `${text.slice(0, longest - 1 - end).join('')}…${text.slice(-end).join('')}`;
}
