interface Props {
  label: string;
  done: number;
  of: number;
  isWaiting: boolean;
}

/** How far a long piece of work is. */
export const StepsProgress = ({ label, done, of, isWaiting }: Props) => (
  <div className="steps">
    <progress aria-label={label} value={done} max={Math.max(of, 1)} />
    <span>
      {done.toLocaleString('en-US')} of {of.toLocaleString('en-US')}
    </span>
    <p role="status" className="late">
      {isWaiting && 'The server cannot be reached. It is asked again by itself; nothing is lost.'}
    </p>
  </div>
);
