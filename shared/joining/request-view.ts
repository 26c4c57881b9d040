import type { JoinRequestView } from '#contract/joining-api.ts'
import type { Applicant, JoinRequest } from './request.ts'

/** Shows a confirmed or decided request as the API does; one that waits for its person is nobody else's to know. */
export function showRequest(request: JoinRequest): JoinRequestView | undefined {
  const { requestId, binId, state, applicant, memberId, filedAt, confirmedAt, decidedAt, toldAt, until } = request
  if (state === 'filed') return undefined
  return {
    id: requestId,
    binId,
    state,
    ...(applicant === undefined || state !== 'confirmed' ? {} : { applicant: showApplicant(applicant) }),
    filedAt,
    ...(confirmedAt === undefined ? {} : { confirmedAt }),
    ...(decidedAt === undefined ? {} : { decidedAt }),
    ...(toldAt === undefined ? {} : { toldAt }),
    ...(state === 'approved' ? { memberId } : {}),
    until,
  }
}

function showApplicant({ houseRulesVersion, houseRulesAcceptedAt, wantsNews = false, ...person }: Applicant) {
  return { ...person, wantsNews, houseRules: { version: houseRulesVersion, acceptedAt: houseRulesAcceptedAt } }
}
