import { expect, it } from 'vitest'
import { resizeBin } from '../../../local/sample-zone/resize-bin.ts'
import { generateSampleZone, type SampleZone } from '../../../local/sample-zone/sample-zone.ts'

const zone = generateSampleZone()
const { sampleAlertBin, selfEmployedBin, hearingImpaired } = zone.cases
const phoned = ({ members }: SampleZone, binId: typeof sampleAlertBin) =>
  members.filter((member) => member.binId === binId && member.channel === 'voice' && member.phone !== undefined)

it.each([1, 20, 94, 95, 500])(
  'gives a BIN of 94 exactly %d members to phone, each with a number of their own',
  (size) => {
    const resized = resizeBin(zone, sampleAlertBin, size)
    const neighbours = phoned(resized, sampleAlertBin)
    expect(neighbours).toHaveLength(size)
    expect(neighbours.slice(0, 94)).toStrictEqual(phoned(zone, sampleAlertBin).slice(0, size))
    const elsewhere = new Set(
      zone.members.flatMap(({ binId, phone }) => (binId === sampleAlertBin ? [] : (phone ?? []))),
    )
    const numbers = neighbours.flatMap(({ phone }) => phone ?? [])
    expect(new Set(numbers).size).toBe(size)
    expect(numbers.filter((number) => elsewhere.has(number))).toStrictEqual([])
  },
)

it('gives the same people each time', () => {
  expect(resizeBin(zone, sampleAlertBin, 200)).toStrictEqual(resizeBin(zone, sampleAlertBin, 200))
})

it('leaves nobody in charge who has left', () => {
  const resized = resizeBin(zone, sampleAlertBin, 1)
  const bin = resized.bins.find(({ binId }) => binId === sampleAlertBin)
  expect(bin?.adjunctIds).toStrictEqual([])
  expect(resized.members.find(({ memberId }) => memberId === bin?.coordinatorId)).toBeDefined()
})

it('leaves other BINs, and members who cannot be phoned, as they are', () => {
  const resized = resizeBin(zone, hearingImpaired.binId, 10)
  const silent = (from: SampleZone) => from.members.filter((member) => !phoned(from, member.binId).includes(member))
  expect(silent(resized)).toStrictEqual(silent(zone))
  expect(phoned(resized, selfEmployedBin)).toStrictEqual(phoned(zone, selfEmployedBin))
})

it('refuses a BIN without a coordinator', () => {
  expect(() => resizeBin(zone, sampleAlertBin, 0)).toThrow(RangeError)
})
