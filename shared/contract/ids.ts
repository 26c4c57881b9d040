import * as z from 'zod'

const ULID = '[0-9A-HJKMNP-TV-Z]{26}'

/** An alert's id: `alr_` and a ULID; also the name of its workflow execution. */
export const AlertId = z
  .string()
  .regex(new RegExp(`^alr_${ULID}$`))
  .brand<'AlertId'>()
/** A BIN's id: `bin_` and a ULID. */
export const BinId = z
  .string()
  .regex(new RegExp(`^bin_${ULID}$`))
  .brand<'BinId'>()
/** A member's id: `mbr_` and a ULID. */
export const MemberId = z
  .string()
  .regex(new RegExp(`^mbr_${ULID}$`))
  .brand<'MemberId'>()
/** A bulletin's id: `blt_` and a ULID. */
export const BulletinId = z
  .string()
  .regex(new RegExp(`^blt_${ULID}$`))
  .brand<'BulletinId'>()
/** An item of BIN-Nieuws: `nws_` and a ULID. */
export const NewsId = z
  .string()
  .regex(new RegExp(`^nws_${ULID}$`))
  .brand<'NewsId'>()
/** A request to join a BIN: `req_` and a ULID. */
export const JoinRequestId = z
  .string()
  .regex(new RegExp(`^req_${ULID}$`))
  .brand<'JoinRequestId'>()
/** A survey's id: `svy_` and a ULID. */
export const SurveyId = z
  .string()
  .regex(new RegExp(`^svy_${ULID}$`))
  .brand<'SurveyId'>()
/** A meeting's id: `mtg_` and a ULID. */
export const MeetingId = z
  .string()
  .regex(new RegExp(`^mtg_${ULID}$`))
  .brand<'MeetingId'>()
/** A police zone's id: a short name in small letters, such as `voorkempen`. */
export const ZoneId = z
  .string()
  .regex(/^[a-z][a-z0-9-]{1,62}$/)
  .brand<'ZoneId'>()

export type AlertId = z.infer<typeof AlertId>
export type BinId = z.infer<typeof BinId>
export type MemberId = z.infer<typeof MemberId>
export type BulletinId = z.infer<typeof BulletinId>
export type NewsId = z.infer<typeof NewsId>
export type JoinRequestId = z.infer<typeof JoinRequestId>
export type SurveyId = z.infer<typeof SurveyId>
export type MeetingId = z.infer<typeof MeetingId>
export type ZoneId = z.infer<typeof ZoneId>
