import { Button, type ButtonProps } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'wouter';

/** A link to another page of the console that looks like a button. */
export const LinkButton = ({
  href,
  children,
  ...rest
}: ButtonProps & { href: string; children: ReactNode; 'aria-label'?: string }) => (
  <Button component={Link} href={href} {...rest}>
    {children}
  </Button>
);
