import * as z from 'zod'
import { Street } from './directory-api.ts'
import { BinId, ZoneId } from './ids.ts'

const degrees = (most: number, example: string) =>
  z
    .string()
    .trim()
    .max(30)
    .regex(/^-?\d{1,3}(?:\.\d+)?$/, `Geef graden met een punt, zoals ${example}.`)
    .transform(Number)
    .pipe(z.number().min(-most).max(most))
    .meta({ examples: [example] })

/** A street as far as it was typed, or a point (WGS 84, degrees). */
export const LookupQuery = z.strictObject({
  q: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .exactOptional()
    .meta({
      description: 'the street as far as it was typed; house number and municipality may be among it',
      examples: ['kerkstr 12 brecht'],
    }),
  municipality: z
    .string()
    .trim()
    .max(100)
    .regex(/\p{L}/u, 'Geef de gemeente met haar naam.')
    .exactOptional()
    .meta({ description: 'the municipality or a part of it', examples: ['Brecht'] }),
  number: z
    .string()
    .trim()
    .max(30)
    .regex(/^[1-9]\d{0,3}(?!\d)/, 'Geef het huisnummer zoals het op de gevel staat: 12, 12A of 12 bus 3.')
    .exactOptional()
    .meta({ examples: ['12', '12 bus 3'] }),
  lat: degrees(90, '51.2685').exactOptional(),
  lon: degrees(180, '4.7125').exactOptional(),
})
export type LookupQuery = z.infer<typeof LookupQuery>

const FoundBin = z.object({
  binId: BinId,
  binName: z.string(),
  municipality: z.string(),
  zoneId: ZoneId,
  inYourZones: z.boolean().meta({ description: 'whether you may alert it' }),
  type: z.enum(['BIN', 'BIN-Z']),
  status: z.enum(['starting', 'active']),
})

const FoundStreet = FoundBin.extend({
  street: z.string().exactOptional().meta({ description: 'absent when a point was asked for' }),
  subMunicipality: z.string().exactOptional(),
  numbers: z
    .array(Street.omit({ name: true, subMunicipality: true }))
    .exactOptional()
    .meta({ description: 'the numbers of the street that belong to the BIN; absent: all of them' }),
})

/** The BINs a street or a point lies in, the likeliest first. */
export const Lookup = z
  .object({
    matches: z.array(
      FoundStreet.extend({
        score: z.number().min(0).max(1).meta({ description: '1: as it is written' }),
        how: z.enum(['spelled', 'corrected', 'completed', 'located']).meta({
          description:
            'spelled: these words, perhaps abbreviated or in another order; corrected: with a slip of the hand; completed: what was typed is the beginning; located: by its area',
        }),
      }),
    ),
    nearby: z
      .array(
        FoundStreet.extend({
          metres: z.int().nonnegative().exactOptional().meta({
            description: 'from the point, or from the area of the first match; absent: another part of the street',
          }),
        }),
      )
      .exactOptional()
      .meta({
        description: 'neighbours of the first match or of the point; without a match: who has the other numbers',
      }),
    none: z
      .enum(['unknown-street', 'not-in-municipality', 'not-this-number', 'outside-every-area'])
      .exactOptional()
      .meta({ description: 'why no BIN lies there' }),
  })
  .meta({ id: 'Lookup' })
export type Lookup = z.infer<typeof Lookup>
