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
local function remember(set, name, seq, max, keep)
  redis.call('ZADD', set, seq, name)
  redis.call('ZREMRANGEBYRANK', set, 0, -max - 1)
  redis.call('PEXPIRE', set, keep)
end
`

/** KEYS: log, added, begun. ARGV: turn, max, keep ms. */
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
remember(KEYS[3], ARGV[1], mark, tonumber(ARGV[2]), ARGV[3])
return { state, mark }
`

/** KEYS: log, added, cards, outcomes. ARGV: key, since or '', max, keep ms, channel, then card and entry in turn. */
export const APPEND = `${LAST}
local max, keep, since = tonumber(ARGV[3]), ARGV[4], tonumber(ARGV[2])
local before = redis.call('ZSCORE', KEYS[2], ARGV[1])
if before then return before end
local seq = last(KEYS[1])
for at = 6, #ARGV, 2 do
  local card = ARGV[at]
  local outcome = since and card ~= '' and redis.call('ZSCORE', KEYS[4], card)
  if not (outcome and tonumber(outcome) > since) then
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
redis.call('PEXPIRE', KEYS[1], keep)
redis.call('PUBLISH', ARGV[5], mark)
return mark
`
