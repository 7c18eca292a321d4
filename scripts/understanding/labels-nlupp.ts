import { MISSING, type Row } from './labels.ts'

type Combination = Row & { readonly all: string; readonly without?: string }

const STATUS = [...MISSING, 'answer.declined', 'answer.payee-trouble', 'answer.timing', 'answer.top-up'] as const

/**
 * NLU++ gives a sentence several labels: the first row whose labels are all there decides. A sentence that fits none is
 * about something said before it, and has no goal of its own.
 */
export const NLUPP: readonly Combination[] = [
  { all: 'handoff', goals: ['people.human', 'people.complaint', 'answer.refund'] },
  { all: 'lost_stolen card', goals: ['people.lost-card', 'freeze', 'people.fraud'] },
  {
    all: 'lost_stolen',
    without: 'deny',
    goals: ['people.fraud', 'people.lost-card', 'people.lost-phone', 'freeze', 'none'],
    trained: false,
  },
  { all: 'thank mortgage', goals: ['thanks', 'answer.loans'], trained: false },
  { all: 'overdraft', goals: ['answer.loans', 'answer.fees', 'answer.interest', 'none'] },
  { all: 'mortgage', goals: ['answer.loans', 'answer.interest', 'answer.fees', 'none'] },
  { all: 'loan', goals: ['answer.loans', 'answer.interest', 'answer.fees', 'none'] },
  { all: 'cheque', goals: ['answer.checks', 'answer.add-money', 'answer.balance-not-updated', ...STATUS] },
  { all: 'pin dont_know', goals: ['forgot-pin', 'pin'] },
  { all: 'pin lost_stolen', goals: ['forgot-pin', 'pin', 'people.fraud', 'freeze'] },
  { all: 'pin change', goals: ['pin', 'forgot-pin'] },
  { all: 'standing_order cancel_close_leave_freeze', goals: ['schedules', 'operation', 'answer.cancel-payment'] },
  { all: 'standing_order make_open_apply_setup_get_activate', goals: ['schedule', 'schedules', 'send'] },
  { all: 'standing_order request_info', goals: ['schedules', 'answer.how-to', 'schedule', 'answer.direct-debit'] },
  {
    all: 'direct_debit',
    goals: ['answer.direct-debit', 'schedules', 'answer.refund', 'answer.not-recognised', 'none'],
  },
  { all: 'withdrawal fees_interests', goals: ['answer.fees', 'answer.cash'] },
  { all: 'withdrawal limits', goals: ['answer.limits', 'limits', 'answer.cash'] },
  {
    all: 'withdrawal',
    goals: ['answer.cash', 'answer.declined', 'answer.card-problem', 'answer.wrong-amount', 'none'],
  },
  {
    all: 'refund',
    without: 'affirm',
    goals: ['answer.refund', 'operation', 'answer.cancel-payment', 'answer.wrong-amount', ...STATUS],
  },
  { all: 'international fees_interests', goals: ['answer.fees', 'answer.exchange-rate', 'answer.countries'] },
  { all: 'international limits', goals: ['answer.limits', 'limits', 'answer.countries'] },
  { all: 'international wrong_notworking_notshowing', goals: ['answer.not-arrived', 'answer.countries', ...STATUS] },
  { all: 'limits', goals: ['answer.limits', 'limits', 'answer.loans'] },
  { all: 'fees_interests savings', goals: ['answer.interest', 'answer.fees'] },
  { all: 'fees_interests why', goals: ['answer.interest', 'answer.fees', 'answer.not-recognised'], trained: false },
  { all: 'fees_interests', goals: ['answer.fees', 'answer.interest', 'answer.not-recognised', 'none'], trained: false },
  { all: 'card how_long', goals: ['answer.card-arrival', 'answer.cards', 'answer.timing'] },
  { all: 'card arrival', goals: ['answer.card-arrival', 'answer.cards', 'answer.card-problem'] },
  { all: 'card cancel_close_leave_freeze', goals: ['answer.cards', 'people.lost-card', 'freeze'], trained: false },
  {
    all: 'contactless wrong_notworking_notshowing',
    goals: ['answer.card-problem', 'answer.declined', 'answer.apple-pay', 'answer.refund', 'answer.cards'],
  },
  {
    all: 'contactless request_info',
    goals: ['answer.apple-pay', 'answer.cards', 'answer.card-problem', 'history'],
    trained: false,
  },
  {
    all: 'card transfer_payment_deposit wrong_notworking_notshowing',
    goals: ['answer.card-problem', 'answer.cards', 'answer.refund', ...STATUS],
    trained: false,
  },
  {
    all: 'card wrong_notworking_notshowing',
    goals: ['answer.card-problem', 'answer.declined', 'answer.cards'],
    trained: false,
  },
  {
    all: 'card make_open_apply_setup_get_activate',
    without: 'transfer_payment_deposit',
    goals: ['answer.cards', 'answer.card-arrival', 'answer.loans', 'answer.card-problem'],
  },
  {
    all: 'balance wrong_notworking_notshowing',
    goals: ['accounts', 'answer.balance-not-updated', 'answer.deposit-missing', 'answer.not-recognised'],
    trained: false,
  },
  { all: 'balance how_much', goals: ['accounts', 'history'] },
  { all: 'balance request_info', goals: ['accounts', 'answer.how-to', 'answer.balance-not-updated', 'history'] },
  {
    all: 'account cancel_close_leave_freeze',
    without: 'affirm',
    goals: ['delete-data', 'accounts', 'freeze'],
    trained: false,
  },
  {
    all: 'account make_open_apply_setup_get_activate',
    without: 'transfer_payment_deposit',
    goals: ['open-account', 'register', 'answer.how-to', 'accounts'],
  },
  { all: 'how_much transfer_payment_deposit', without: 'fees_interests limits', goals: ['history', 'accounts'] },
  { all: 'how_much more_higher_after transfer_payment_deposit', goals: ['history', 'accounts'] },
  { all: 'more_higher_after request_info transfer_payment_deposit', goals: ['history', 'accounts', 'none'] },
  { all: 'less_lower_before request_info transfer_payment_deposit', goals: ['history', 'accounts', 'none'] },
  {
    all: 'transfer_payment_deposit cancel_close_leave_freeze',
    goals: ['operation', 'answer.cancel-payment', 'schedules', 'answer.refund'],
  },
  {
    all: 'transfer_payment_deposit wrong_notworking_notshowing',
    without: 'deny affirm',
    goals: ['answer.declined', 'answer.refund', 'answer.card-problem', ...STATUS],
    trained: false,
  },
  { all: 'transfer_payment_deposit how_long', goals: ['answer.timing', ...STATUS] },
  {
    all: 'transfer_payment_deposit make_open_apply_setup_get_activate',
    without: 'deny affirm',
    goals: ['send', 'schedule', 'fund', 'answer.top-up', 'answer.add-money', 'answer.how-to', 'answer.cards'],
    trained: false,
  },
  { all: 'appointment', without: 'affirm deny acknowledge', goals: ['answer.branch', 'people.human', 'none'] },
  { all: 'greet', without: 'affirm', goals: ['menu', 'thanks', 'none'] },
  { all: 'thank', without: 'affirm deny', goals: ['thanks', 'none'] },
  { all: 'end_call', goals: ['thanks', 'none', 'cancel'] },
]
