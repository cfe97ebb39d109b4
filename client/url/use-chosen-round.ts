import { useLocation, useRouter } from 'wouter';

export const PERCEPTION_PATH = '/perception';

/** The round that the address names (null = none), as it is written there, and how to choose another. */
export function useChosenRound(): { asked: string | null; choose: (id: number) => void } {
  const router = useRouter();
  // As in `useView`: the address as it is written.
  const search = router.searchHook(router);
  const [, navigate] = useLocation();
  return {
    asked: new URLSearchParams(search).get('round'),
    choose: (id) => {
      navigate(`${PERCEPTION_PATH}?round=${id}`);
    },
  };
}
