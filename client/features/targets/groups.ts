import type { TargetInfo } from '#server/contract/targets.ts';

/** The targets of one metric and department, the latest to begin first. */
export type TargetGroup = {
  readonly key: string;
  readonly metric: string;
  readonly department: TargetInfo['department'];
  /** Those that hold or are to come. */
  readonly live: readonly TargetInfo[];
  readonly past: readonly TargetInfo[];
};

/** Targets by metric and department in the order they are met. */
export function groupsOf(targets: readonly TargetInfo[]): readonly TargetGroup[] {
  const groups = new Map<string, TargetInfo[]>();
  for (const one of targets) {
    const key = JSON.stringify([one.metric, one.department?.key ?? null]);
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups].flatMap(([key, all]) => {
    const [first] = all;
    if (!first) return [];
    const { metric, department } = first;
    const isLive = ({ state }: TargetInfo) => state === 'holding' || state === 'coming';
    const past = all.filter((one) => !isLive(one));
    return [{ key, metric, department, live: all.filter(isLive), past }];
  });
}
