/**
 * Numbers come from Redis' own clock (Unix ms, always above the last one), so that they go on growing when the data
 * was lost: a client that resumes from its last number then misses nothing.
 */
const LAST = `
local function last(log)
  local tail = redis.call('XREVRANGE', log, '+', '-', 'COUNT', 1)
  return tail[1] and tonumber(string.match(tail[1][1], '^%d+')) or 0
end
local function now()
  local time = redis.call('TIME')
  return time[1] * 1000 + math.floor(time[2] / 1000)
end
-- Never sooner than it was to end before.
local function keepFor(key, keep)
  if redis.call('PTTL', key) < tonumber(keep) then redis.call('PEXPIRE', key, keep) end
end
local function remember(set, name, seq, max, keep)
  redis.call('ZADD', set, seq, name)
  redis.call('ZREMRANGEBYRANK', set, 0, -max - 1)
  keepFor(set, keep)
end
-- Nobody has ever signed in: the session is to end within the short time, and so is the log.
local function isAnonymous(session, log, short)
  return redis.call('PTTL', session) <= short and redis.call('PTTL', log) <= short
end
`

/** KEYS: log, added, begun, session. ARGV: turn, max, keep ms, and both where nobody has ever signed in. */
export const BEGIN = `${LAST}
local answered = redis.call('ZSCORE', KEYS[2], ARGV[1])
if answered then return { 'answered', answered } end
local begun = redis.call('ZSCORE', KEYS[3], ARGV[1])
-- A turn that died before it was answered begins the log as much as one that comes for the first time.
local others = redis.call('ZCARD', KEYS[3]) - (begun and 1 or 0)
local state = others == 0 and 'first' or 'begun'
if begun then return { state, begun } end
-- The clock, not only the last entry: an outcome of the next instant must count as later.
local mark = string.format('%.0f', math.max(last(KEYS[1]), now() - 1))
local short = isAnonymous(KEYS[4], KEYS[1], tonumber(ARGV[5])) and 2 or 0
remember(KEYS[3], ARGV[1], mark, tonumber(ARGV[2 + short]), ARGV[3 + short])
return { state, mark }
`

/**
 * KEYS: log, added, cards, outcomes, session. ARGV: key, since or '', max, keep ms, channel, max and keep ms where nobody has
 * ever signed in, then card and entry in turn; `?` before a card: only where it is shown already. Outcomes are a customer's.
 */
export const APPEND = `${LAST}
local max, keep, since = tonumber(ARGV[3]), ARGV[4], tonumber(ARGV[2])
if since and isAnonymous(KEYS[5], KEYS[1], tonumber(ARGV[7])) then max, keep = tonumber(ARGV[6]), ARGV[7] end
local before = redis.call('ZSCORE', KEYS[2], ARGV[1])
if before then return before end
local seq = last(KEYS[1])
for at = 8, #ARGV, 2 do
  local card = ARGV[at]
  local isShown = true
  if string.sub(card, 1, 1) == '?' then
    card = string.sub(card, 2)
    isShown = redis.call('ZSCORE', KEYS[3], card)
  end
  local outcome = since and card ~= '' and redis.call('ZSCORE', KEYS[4], card)
  if isShown and not (outcome and tonumber(outcome) > since) then
    seq = math.max(seq + 1, now())
    local id = string.format('%.0f', seq)
    local edited = '0'
    if card ~= '' then
      if redis.call('ZSCORE', KEYS[3], card) then edited = '1' end
      remember(KEYS[3], card, id, max, keep)
      if not since then remember(KEYS[4], card, id, max, keep) end
    end
    redis.call('XADD', KEYS[1], 'MAXLEN', max, id .. '-0', 'entry', ARGV[at + 1], 'edited', edited)
  end
end
local mark = string.format('%.0f', seq)
remember(KEYS[2], ARGV[1], mark, max, keep)
keepFor(KEYS[1], keep)
redis.call('PUBLISH', ARGV[5], mark)
return mark
`

/**
 * KEYS: log, read, looking. ARGV: seq, "looking" or "away", ms for which that counts, the tab, its count of reports, which is empty
 * where not the tab says so but the end of its stream. A report that was overtaken by a later one of its tab says nothing of looking, nor does one tab that no longer looks while another
 * does. Nothing is kept of a chat in which nothing was said, nor longer than its log.
 */
export const SEEN = `${LAST}
local left = redis.call('PTTL', KEYS[1])
if left <= 0 then return 0 end
local seq = math.min(tonumber(ARGV[1]), last(KEYS[1]))
if seq > tonumber(redis.call('GET', KEYS[2]) or 0) then
  redis.call('SET', KEYS[2], string.format('%.0f', seq), 'PX', left)
else
  redis.call('PEXPIRE', KEYS[2], left)
end
local state, tab, count = string.match(redis.call('GET', KEYS[3]) or '', '^(%a+) (%S+) (%d+)$')
local report = tonumber(ARGV[5]) or (tab == ARGV[4] and tonumber(count)) or 0
local overtaken = tab == ARGV[4] and tonumber(count) > report
local others = ARGV[2] == 'away' and state == 'looking' and tab ~= ARGV[4]
if not overtaken and not others then
  redis.call('SET', KEYS[3], string.format('%s %s %.0f', ARGV[2], ARGV[4], report), 'PX', ARGV[3])
end
return 1
`
