/** Any attribute, or none. */
const CONTEXT = ['attributes', null] as const;

/** Where a column may go: a target, `attributes` for any attribute, null for not used. */
export type Label = readonly (string | null)[];

/**
 * What each column of the two held-out files should become, written by hand from their README files before the guesser
 * had seen them. Several places where the README leaves it open.
 */
export const LABELS = {
  'servicenow_incidents/incident_event_log.csv.gz': {
    number: ['id'],
    incident_state: ['fields.status'],
    active: CONTEXT,
    reassignment_count: ['fields.handovers'],
    reopen_count: ['fields.reopens'],
    sys_mod_count: CONTEXT,
    made_sla: ['fields.slaTold'],
    caller_id: ['customer'],
    opened_by: CONTEXT,
    opened_at: ['at'],
    sys_created_by: CONTEXT,
    sys_created_at: CONTEXT,
    sys_updated_by: CONTEXT,
    sys_updated_at: ['updatedAt'],
    contact_type: ['dimensions.channel'],
    location: ['dimensions.region'],
    category: ['dimensions.theme'],
    subcategory: ['attributes'],
    u_symptom: ['attributes'],
    cmdb_ci: CONTEXT,
    impact: ['attributes'],
    urgency: ['attributes'],
    priority: ['fields.priority'],
    assignment_group: ['dimensions.department'],
    assigned_to: CONTEXT,
    knowledge: CONTEXT,
    u_priority_confirmation: CONTEXT,
    notify: CONTEXT,
    problem_id: CONTEXT,
    rfc: CONTEXT,
    vendor: CONTEXT,
    caused_by: CONTEXT,
    closed_code: ['fields.outcome', 'attributes'],
    resolved_by: CONTEXT,
    resolved_at: ['fields.resolvedAt'],
    closed_at: ['fields.closedAt'],
  },
  'cfpb_complaints/complaints_before_2019-05-01.csv': {
    'Date received': ['at'],
    Product: ['dimensions.product', 'dimensions.department'],
    'Sub-product': ['attributes', 'dimensions.product'],
    Issue: ['dimensions.theme'],
    'Sub-issue': ['attributes'],
    'Consumer complaint narrative': ['fields.text'],
    'Company public response': CONTEXT,
    Company: ['dimensions.department', 'dimensions.branch', 'attributes'],
    State: ['dimensions.region'],
    'ZIP code': CONTEXT,
    Tags: ['dimensions.segment'],
    'Consumer consent provided?': CONTEXT,
    'Submitted via': ['dimensions.channel'],
    'Date sent to company': ['fields.firstResponseAt'],
    'Company response to consumer': ['fields.outcome'],
    'Timely response?': ['fields.slaTold'],
    'Consumer disputed?': ['attributes'],
    'Complaint ID': ['id'],
  },
} as const satisfies Record<string, Record<string, Label>>;
