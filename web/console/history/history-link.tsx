import { Link } from 'wouter';
import { May } from '../parts/may.tsx';

/** The way to who changed what about a participant, for those who may see it. */
export const HistoryLink = ({ cohortId, id }: { cohortId: string; id: string }) => (
  <May scope="staff/identities">
    <p>
      <Link href={`/cohorts/${cohortId}/people/${id}/history`}>Who changed what, and when</Link>
    </p>
  </May>
);
