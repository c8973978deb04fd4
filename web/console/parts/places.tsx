import { Link } from 'wouter';

/** Pages beside each other: their addresses, their names, and which of them is here. */
export const Places = ({
  places,
  here,
}: {
  places: readonly (readonly [string, string])[];
  here: string;
}) => (
  <ul>
    {places.map(([path, name]) => (
      <li key={path}>
        <Link href={path} aria-current={here === path ? 'page' : undefined}>
          {name}
        </Link>
      </li>
    ))}
  </ul>
);
