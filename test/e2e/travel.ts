import { afterAll, beforeAll, describe, it } from 'vitest'
import type { Chat } from './chat.ts'
import * as journey from './journey.ts'
import { startParleyInProcess, type ParleyInProcess } from '#test/support/whole-app.ts'

const STEP_MS = 120_000

/** The whole journey on one channel, step by step, each on the shoulders of the one before. */
export const travel = (
  channel: string,
  traveller: journey.Traveller,
  open: (parley: ParleyInProcess) => Promise<Chat>,
): void => {
  describe(`a customer banks end to end on ${channel}`, () => {
    let parley: ParleyInProcess
    let chat: Chat
    beforeAll(async () => {
      parley = await startParleyInProcess({ DEMO: 'on' })
      chat = await open(parley)
    }, STEP_MS)
    afterAll(async () => {
      await chat?.close()
      await parley?.close()
    }, STEP_MS)

    it('registers, and hears what the bank still wants', () => journey.registers(chat, traveller), STEP_MS)
    it('logs out and in again', () => journey.logsOutAndIn(chat), STEP_MS)
    it('hands in what was missing', () => journey.provesIdentity(chat), STEP_MS)
    it('changes its details', () => journey.changesDetails(chat, `new-${traveller.email}`), STEP_MS)
    it('opens accounts and renames one', () => journey.opensAccounts(chat), STEP_MS)
    it('adds money in every way', () => journey.addsMoney(chat), STEP_MS)
    it('sends money', () => journey.sendsMoney(chat), STEP_MS)
    it('reads its history', () => journey.readsHistory(chat), STEP_MS)
    it('buys and sells coins', () => journey.tradesCoins(chat), STEP_MS)
    it('sets alerts, and one arrives', () => journey.setsAlerts(chat, parley), STEP_MS)
    it('is never trapped', () => journey.losesTheWay(chat), STEP_MS)
    it('closes an account', () => journey.closesAccount(chat), STEP_MS)
    it('was told what the books say, to the cent', () => journey.booksAgree(chat, parley, traveller.handle), STEP_MS)
  })
}
