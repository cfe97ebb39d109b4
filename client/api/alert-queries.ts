import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { DeliveryState } from '#server/domain/delivery/delivery.ts';
import type { Ask } from './accounts.ts';
import { createAlertRulesApi } from './alert-rules.ts';
import type { AlertsQuestion } from './alerts.ts';
import { createAlertsApi } from './alerts.ts';
import { createNoticeSettingsApi } from './notice-settings.ts';
import { PAGES } from './queries.ts';
import { createLadderApi } from './ladder.ts';
import { createReceiversApi } from './receivers.ts';
import { createSilencesApi } from './silences.ts';
import { useQueries } from './use-queries.ts';

/** Key and fetcher of every question about alerts; they come with their pages and weigh nothing on the first load. */
function createAlertQueries(ask: Ask, change: Ask) {
  const actions = {
    alerts: createAlertsApi(ask),
    rules: createAlertRulesApi(ask),
    silences: createSilencesApi(ask),
    ladder: createLadderApi(ask),
    notices: createNoticeSettingsApi(ask),
    receivers: createReceiversApi(ask, change),
  };
  return {
    /** What changes something; whoever calls one invalidates what it changed. */
    actions,
    alerts: (question: AlertsQuestion) =>
      infiniteQueryOptions({
        queryKey: ['alerts', 'list', question],
        queryFn: ({ pageParam, signal }) => actions.alerts.list(question, pageParam, signal),
        staleTime: 0,
        ...PAGES,
      }),
    /** The first page alone, for what shows no more than a few and how many there are. */
    firstAlerts: (question: AlertsQuestion) =>
      queryOptions({
        queryKey: ['alerts', 'first', question],
        queryFn: ({ signal }) => actions.alerts.list(question, null, signal),
      }),
    alert: (id: number) =>
      queryOptions({
        queryKey: ['alerts', 'one', id],
        queryFn: ({ signal }) => actions.alerts.one(id, signal),
        staleTime: 0,
      }),
    course: (id: number) =>
      queryOptions({
        queryKey: ['alerts', 'course', id],
        queryFn: ({ signal }) => actions.alerts.course(id, signal),
      }),
    rules: () =>
      queryOptions({
        queryKey: ['alert-rules'],
        queryFn: ({ signal }) => actions.rules.list(signal),
        staleTime: 0,
      }),
    silences: () =>
      queryOptions({
        queryKey: ['silences'],
        queryFn: ({ signal }) => actions.silences.list(signal),
        staleTime: 0,
      }),
    receivers: () =>
      queryOptions({
        queryKey: ['receivers', 'list'],
        queryFn: ({ signal }) => actions.receivers.list(signal),
        staleTime: 0,
      }),
    receiverLog: (id: number) =>
      queryOptions({
        queryKey: ['receivers', 'log', id],
        queryFn: ({ signal }) => actions.receivers.log(id, signal),
        staleTime: 0,
      }),
    deliveryHealth: () =>
      queryOptions({
        queryKey: ['receivers', 'health'],
        queryFn: ({ signal }) => actions.receivers.health(signal),
        staleTime: 0,
      }),
    deliveries: (state: DeliveryState | null) =>
      queryOptions({
        queryKey: ['receivers', 'deliveries', state],
        queryFn: ({ signal }) => actions.receivers.deliveries(state, signal),
        staleTime: 0,
      }),
    ladder: () =>
      queryOptions({
        queryKey: ['alert-ladder'],
        queryFn: ({ signal }) => actions.ladder.read(signal),
        staleTime: 0,
      }),
    ownNotices: () =>
      queryOptions({
        queryKey: ['notice-settings'],
        queryFn: ({ signal }) => actions.notices.own(signal),
        staleTime: 0,
      }),
  };
}

/** What is asked about alerts, and what is done about them. */
export function useAlertQueries() {
  const { actions } = useQueries();
  const { ask, accounts } = actions;
  return useMemo(() => createAlertQueries(ask, accounts.change), [ask, accounts]);
}
