/** Says what is on its way. */
export const Loading = ({ what }: { what: string }) => (
  <p role="status" className="quiet">
    Loading {what} …
  </p>
);
