-- The profile said a second time, from the node's own lines to every column of the catalogue. It shares no code with
-- the product: DuckDB reads the JSON, orders fills by their place in the block, and joins references by conditions
-- that read like the definitions. ${...} is set by the test; amounts are decimals until they are divided.

-- Raw rows, one a fill, in the order of the blocks.
CREATE TABLE raw AS
SELECT block_number AS block, generate_subscripts(events::JSON[], 1) AS place, unnest(events::JSON[]) AS event
FROM read_json('${file}', format = 'newline_delimited', maximum_object_size = 67108864,
               columns = {block_number: 'BIGINT', events: 'JSON'});

-- What a row says. d is +1 when the account buys.
CREATE TABLE decoded AS
SELECT row_number() OVER (ORDER BY block, place) AS id, block, place, lower(event->>0) AS account, f->>'coin' AS coin,
       (f->>'time')::BIGINT * 1000000 AS t, CASE f->>'side' WHEN 'B' THEN 1 WHEN 'A' THEN -1 END AS d,
       (f->>'px')::DECIMAL(28, 8) AS px, (f->>'sz')::DECIMAL(28, 8) AS q, (f->>'crossed')::BOOLEAN AS took,
       (f->>'fee')::DECIMAL(28, 12) AS fee, f->>'feeToken' AS fee_token,
       (f->>'startPosition')::DECIMAL(34, 14) AS start, (f->>'closedPnl')::DECIMAL(34, 14) AS pnl,
       f->>'oid' AS oid, f->>'tid' AS tid, f->>'dir' AS dir, lower(f->'liquidation'->>'liquidatedUser') AS liquidated,
       f->'liquidation'->>'method' AS method
FROM (SELECT block, place, event, event->1 AS f FROM raw);

-- Why a row happened: whether the account chose it (flow), and whether the book made its price (forming).
CREATE TABLE caused AS
SELECT *, dir IN ('Open Long', 'Open Short', 'Close Long', 'Close Short', 'Long > Short', 'Short > Long', 'Buy', 'Sell')
       AS chosen,
       CASE WHEN liquidated IS NULL THEN chosen ELSE method <> 'backstop' END AS forming,
       forming AND liquidated IS DISTINCT FROM account AS voluntary
FROM decoded;

-- Tokens of a numbered spot pair, read off its fees: what was received pays the fee, what was given gets the rebate.
CREATE TABLE tokens AS
SELECT coin, list(DISTINCT fee_token) FILTER ((d = 1) = (fee >= 0)) AS bases,
       list(DISTINCT fee_token) FILTER ((d = 1) <> (fee >= 0)) AS quotes
FROM caused WHERE coin LIKE '@%' GROUP BY coin;

-- What a file of descriptions says comes first; tokens that stand for a coin held elsewhere are that coin.
CREATE TABLE instruments AS
SELECT d.coin, coalesce(upper(g.kind), d.kind) AS kind, coalesce(g.base, d.base) AS base,
       coalesce(g.quote, d.quote) AS quote,
       coalesce(g.underlying, w.underlying, CASE d.base WHEN '' THEN d.coin ELSE d.base END) AS underlying, coalesce(g.quote, d.quote) IN ('USD', 'USDC') AS in_usd
FROM (SELECT coin, CASE WHEN coin LIKE '@%' OR coin LIKE '%/%' THEN 'SPOT' ELSE 'PERPETUAL' END AS kind,
             CASE WHEN coin LIKE '%/%' THEN split_part(coin, '/', 1) WHEN len(bases) = 1 THEN bases[1] ELSE '' END AS base,
             CASE WHEN coin LIKE '%/%' THEN split_part(coin, '/', 2) WHEN len(quotes) = 1 THEN quotes[1] ELSE 'USDC' END
             AS quote
      FROM (SELECT DISTINCT coin FROM caused) LEFT JOIN tokens USING (coin)) d
LEFT JOIN (SELECT instrument AS coin, kind, underlying, coalesce(base, '') AS base, coalesce(quote, '') AS quote
           FROM read_csv(${instruments}, header = true, all_varchar = true)) g USING (coin)
LEFT JOIN read_csv(${wrapped}, header = true, all_varchar = true, names = ['token', 'underlying']) w
  ON d.coin LIKE '@%' AND w.token = d.base;

-- Prints: both fills of a trade are one.
CREATE TABLE prints AS
SELECT *, row_number() OVER (PARTITION BY coin ORDER BY t, block, place) AS seq,
       max(t) OVER (PARTITION BY coin) AS coin_last
FROM (SELECT coin, t, tid, any_value(px) AS px, max(account) FILTER (d = 1) AS buyer,
             max(account) FILTER (d = -1) AS seller, min(block) AS block, min(place) AS place
      FROM caused WHERE forming GROUP BY coin, t, tid);

-- The other side of each fill, for flow against a house.
CREATE TABLE sided AS
SELECT c.*, CASE c.d WHEN 1 THEN p.seller ELSE p.buyer END AS other
FROM caused c LEFT JOIN prints p ON c.forming AND p.coin = c.coin AND p.t = c.t AND p.tid = c.tid;

CREATE TABLE inside AS
SELECT s.*, i.kind, i.base, i.quote, i.underlying, i.in_usd,
       s.voluntary AND (len(${house}) = 0 OR (list_contains(${house}, other) AND NOT list_contains(${house}, account)))
       AS flow
FROM sided s JOIN instruments i USING (coin) WHERE s.t >= ${from} AND s.t < ${to};

-- Which moment of which instrument each account has to look up: horizon -1 is a rate of a token, 0 the market before
-- the fill, else the market h seconds after it. The print must lie in [low, high].
CREATE TABLE rate_coin AS
SELECT base AS token, min(coin) AS coin FROM instruments WHERE kind = 'SPOT' AND in_usd AND base <> '' GROUP BY base;

CREATE TABLE lookups AS
SELECT DISTINCT account, coin, t, h, CASE h WHEN 0 THEN t - ${stale} ELSE greatest(t + 1, t + h * 1000000000 - ${stale}) END
       AS low, CASE h WHEN 0 THEN t - 1 ELSE t + h * 1000000000 END AS high
FROM (SELECT account, coin, t, unnest([0, 1, 10, 60, 300, 1800, 3600]::BIGINT[]) AS h FROM inside WHERE flow
      UNION SELECT i.account, r.coin, i.t, 0::BIGINT FROM inside i JOIN rate_coin r ON r.token IN (i.quote, i.fee_token));

-- Hours only keep the join small: a print is looked for in its own hour and the next.
CREATE TABLE shelved AS
SELECT *, t // 3600000000000 + unnest([0, 1]) AS hour FROM prints;

CREATE TABLE candidates AS
SELECT l.account, l.coin, l.t, l.h, l.low, l.high, p.t AS pt, p.px, p.seq, p.buyer, p.seller, p.coin_last,
       max(p.seq) OVER (PARTITION BY l.account, l.coin, l.t, l.h) AS seq_last
FROM lookups l JOIN shelved p ON p.coin = l.coin AND p.hour = l.high // 3600000000000
WHERE p.t <= l.high AND p.t >= l.low;

CREATE TABLE refs AS
SELECT account, coin, t, h, arg_max(px, seq) AS m
FROM candidates
WHERE buyer IS DISTINCT FROM account AND seller IS DISTINCT FROM account
  AND seq > seq_last - 256 AND (h = 0 OR high <= coin_last)
GROUP BY account, coin, t, h;

-- Flow with its value in USD, exact.
CREATE TABLE flow AS
SELECT i.*, CASE WHEN i.in_usd THEN 1.0 ELSE v.m END::DECIMAL(28, 8) AS rate, rate IS NOT NULL AS valued,
       (i.px * i.q) * rate AS n,
       CASE WHEN i.fee = 0 OR i.fee_token IN ('USD', 'USDC') THEN 1.0 ELSE w.m END::DECIMAL(28, 8) AS fee_rate
FROM inside i
LEFT JOIN rate_coin rv ON rv.token = i.quote
LEFT JOIN refs v ON v.account = i.account AND v.coin = rv.coin AND v.t = i.t AND v.h = 0
LEFT JOIN rate_coin rw ON rw.token = i.fee_token
LEFT JOIN refs w ON w.account = i.account AND w.coin = rw.coin AND w.t = i.t AND w.h = 0
WHERE i.flow;

CREATE TABLE answer (account VARCHAR, name VARCHAR, number DOUBLE, exact DECIMAL(38, 20));

-- Frequency, size, shares.
CREATE TABLE totals AS
SELECT account, count(*) AS fills, count(DISTINCT t // 86400000000000) AS days, count(DISTINCT coin) AS instruments,
       count(*) FILTER (NOT valued) AS unvalued, count(*) FILTER (valued) AS valued, sum(n) AS n,
       sum(n) FILTER (NOT took) AS made, sum(n) FILTER (took) AS taken,
       sum(n) FILTER (kind = 'PERPETUAL') AS perp, sum(n) FILTER (kind = 'SPOT') AS spot
FROM flow GROUP BY account;

INSERT INTO answer
SELECT account, unnest(['fills', 'active_days', 'fills_per_active_day', 'instruments', 'unvalued_fills']),
       unnest([fills, days, fills / days, instruments, unvalued]::DOUBLE[]), NULL FROM totals
UNION ALL
SELECT account, unnest(['notional_usd', 'maker_notional_usd', 'taker_notional_usd']), NULL,
       unnest([n, coalesce(made, 0), coalesce(taken, 0)]::DECIMAL(38, 20)[]) FROM totals WHERE valued > 0
UNION ALL
-- An account seen without flow counts none.
SELECT account, unnest(['fills', 'instruments', 'unvalued_fills', 'unconverted_fees']), 0, NULL
FROM (SELECT DISTINCT account FROM inside) ANTI JOIN totals USING (account)
UNION ALL
SELECT account, unnest(['mean_fill_usd', 'maker_share', 'product_share_perp', 'product_share_spot',
                        'product_share_future', 'product_share_option']),
       unnest([n / valued, coalesce(made, 0) / n, coalesce(perp, 0) / n, coalesce(spot, 0) / n, 0, 0]::DOUBLE[]), NULL
FROM totals WHERE valued > 0;

INSERT INTO answer
SELECT account, 'hour_entropy', greatest(0, -sum(part * ln(part)) / ln(24)), NULL
FROM (SELECT f.account, (sum(f.n) / any_value(s.n))::DOUBLE AS part
      FROM flow f JOIN totals s USING (account) WHERE f.valued GROUP BY f.account, f.t // 3600000000000 % 24)
GROUP BY account
UNION ALL
SELECT account, 'concentration', sum(part * part), NULL
FROM (SELECT f.account, (sum(f.n) / any_value(s.n))::DOUBLE AS part
      FROM flow f JOIN totals s USING (account) WHERE f.valued GROUP BY f.account, f.underlying)
GROUP BY account
UNION ALL
SELECT account, 'p95_fill_usd', n, NULL
FROM (SELECT account, n, row_number() OVER (PARTITION BY account ORDER BY n) AS rank,
             count(*) OVER (PARTITION BY account) AS fills FROM flow WHERE valued)
WHERE rank = (95 * fills + 99) // 100;

-- Orders.
CREATE TABLE orders AS
SELECT account, oid, min(t) AS t, bool_or(took) AS took FROM flow GROUP BY account, oid;

CREATE TABLE gaps AS
SELECT account, gap, row_number() OVER (PARTITION BY account ORDER BY gap) AS rank,
       count(*) OVER (PARTITION BY account) AS gaps
FROM (SELECT account, (t - lag(t) OVER (PARTITION BY account ORDER BY t)) / 1e9 AS gap FROM orders)
WHERE gap IS NOT NULL;

INSERT INTO answer
SELECT account, 'orders', count(*), NULL FROM orders GROUP BY account
UNION ALL
SELECT account, 'cross_share', count(*) FILTER (took) / count(*), NULL FROM orders GROUP BY account
UNION ALL
SELECT account, 'median_gap_s', gap, NULL FROM gaps WHERE gaps >= 2 AND rank = (gaps + 1) // 2
UNION ALL
SELECT account, 'burstiness', (stddev_pop(gap) - avg(gap)) / (stddev_pop(gap) + avg(gap)), NULL
FROM gaps WHERE gaps >= 2 GROUP BY account HAVING avg(gap) > 0;

INSERT INTO answer
SELECT account, 'slippage_bp', 1e4 * sum(n * d * (average - m) / m) / sum(n), NULL
FROM (SELECT f.account, f.oid, any_value(f.d) AS d, arg_min(r.m, f.id)::DOUBLE AS m, sum(f.n)::DOUBLE AS n,
             (sum(f.px * f.q) / sum(f.q))::DOUBLE AS average
      FROM flow f
      JOIN (SELECT account, oid, min(t) AS t FROM flow WHERE took GROUP BY account, oid) o USING (account, oid)
      JOIN refs r ON r.account = f.account AND r.coin = f.coin AND r.t = o.t AND r.h = 0
      WHERE f.took AND f.valued GROUP BY f.account, f.oid)
GROUP BY account;

-- Value.
INSERT INTO answer
SELECT account, 'unconverted_fees', count(*) FILTER (fee_rate IS NULL), NULL FROM flow GROUP BY account
UNION ALL
SELECT account, 'fees_usd', NULL, sum(fee * fee_rate) FROM flow WHERE fee_rate IS NOT NULL GROUP BY account
UNION ALL
SELECT f.account, 'revenue_per_million_usd', 1e6 * sum(fee * fee_rate) / any_value(s.n), NULL
FROM flow f JOIN totals s USING (account) WHERE fee_rate IS NOT NULL AND s.valued > 0 GROUP BY f.account
UNION ALL
SELECT account, 'realised_pnl_usd', NULL, sum(pnl) FROM inside WHERE in_usd AND pnl IS NOT NULL GROUP BY account
UNION ALL
SELECT i.account, 'pnl_per_million_usd', 1e6 * sum(pnl) / any_value(s.n), NULL
FROM inside i JOIN totals s USING (account) WHERE in_usd AND pnl IS NOT NULL AND s.valued > 0 GROUP BY i.account;

-- Markouts: u is what the other side gained, in USD.
CREATE TABLE outcomes AS
SELECT f.account, f.t, f.kind, f.took, f.n, r.h, 'house_markout_bp' AS measure,
       (-f.d * (r.m - f.px) * f.q) * f.rate AS u
FROM flow f JOIN refs r ON r.account = f.account AND r.coin = f.coin AND r.t = f.t WHERE f.valued
UNION ALL
SELECT f.account, f.t, f.kind, f.took, f.n, r.h, 'adverse_bp', (f.d * (r.m - b.m) * f.q) * f.rate
FROM flow f JOIN refs r ON r.account = f.account AND r.coin = f.coin AND r.t = f.t AND r.h > 0
JOIN refs b ON b.account = f.account AND b.coin = f.coin AND b.t = f.t AND b.h = 0 WHERE f.valued;

CREATE TABLE cuts AS
SELECT account, t, kind, n, u, h, measure || '_' || CASE h WHEN 0 THEN '0' WHEN 1 THEN '1s' WHEN 10 THEN '10s'
       WHEN 60 THEN '1m' WHEN 300 THEN '5m' WHEN 1800 THEN '30m' ELSE '1h' END || cut AS name
FROM (SELECT *, '' AS cut FROM outcomes
      UNION ALL SELECT *, CASE WHEN took THEN '_taker' ELSE '_maker' END FROM outcomes);

CREATE TABLE markouts AS
SELECT account, name, any_value(h) AS h, count(*) AS n, sum(u) AS u, sum(n) AS notional,
       (sum(u)::DOUBLE / sum(n)::DOUBLE) AS theta
FROM cuts GROUP BY account, name;

-- Standard errors by blocks of UTC time: the longest that is at least twice the horizon and gives ten. What differs by
-- less than a millionth of itself does not differ.
CREATE TABLE blocks AS
SELECT account, name, length, count(*) AS g, sum(e * e) AS squares
FROM (SELECT c.account, c.name, b.length, sum(c.u)::DOUBLE AS u,
             sum(c.u)::DOUBLE - any_value(m.theta) * sum(c.n)::DOUBLE AS e
      FROM cuts c JOIN markouts m USING (account, name)
      JOIN (SELECT unnest([86400, 3600, 600, 60]::BIGINT[]) AS length) b ON b.length >= 2 * c.h
      GROUP BY c.account, c.name, b.length, c.t // (b.length * 1000000000))
GROUP BY account, name, length HAVING count(*) >= 10 AND sum(e * e) > 1e-12 * sum(u * u);

CREATE TABLE pooled AS
SELECT name, kind, sum(n * (x - mean) ** 2) / sum(n) AS v, sum(n * x * x) / sum(n) AS square,
       CASE WHEN v > 1e-12 * square THEN sqrt(v) ELSE 0 END AS s
FROM (SELECT name, kind, n::DOUBLE AS n, (u / n)::DOUBLE AS x, sum(u) OVER (PARTITION BY name, kind)::DOUBLE / sum(n) OVER (PARTITION BY name, kind)::DOUBLE AS mean
      FROM cuts)
GROUP BY name, kind;

CREATE TABLE errors AS
SELECT m.account, m.name, m.n, 1e4 * m.theta AS bp, coalesce(b.g, 0) AS basis,
       coalesce(1e4 / m.notional::DOUBLE * sqrt(b.g / (b.g - 1) * b.squares), p.se) AS se
FROM markouts m
LEFT JOIN (SELECT account, name, max(length) AS length FROM blocks GROUP BY account, name) l USING (account, name)
LEFT JOIN blocks b ON b.account = m.account AND b.name = m.name AND b.length = l.length
JOIN (SELECT c.account, c.name, 1e4 * sqrt(sum(p.s * p.s * c.n::DOUBLE ** 2)) / sum(c.n)::DOUBLE AS se
      FROM cuts c JOIN pooled p USING (name, kind) GROUP BY c.account, c.name) p
  ON p.account = m.account AND p.name = m.name;

-- Shrinkage to the population: DerSimonian and Laird 1986, with the uncertainty of mean and variance.
CREATE TABLE population AS
WITH w AS (SELECT name, bp AS y, 1 / se ** 2 AS w FROM errors WHERE se > 0),
     q AS (SELECT name, sum(w * (y - mean) ** 2) AS q, count(*) AS k, sum(w) AS w, sum(w * w) AS ww
           FROM (SELECT *, sum(w * y) OVER (PARTITION BY name) / sum(w) OVER (PARTITION BY name) AS mean FROM w)
           GROUP BY name),
     tau AS (SELECT name, k, CASE WHEN k < 2 THEN 0 ELSE greatest(0, (q - (k - 1)) / (w - ww / w)) END AS tau2 FROM q)
SELECT name, any_value(k) AS k, any_value(tau2) AS tau2, sum(v * y) / sum(v) AS mu, 1 / sum(v) AS mu_variance,
       2 / sum(v * v) AS tau2_variance
FROM (SELECT name, k, tau2, y, 1 / (1 / w + tau2) AS v FROM w JOIN tau USING (name)) GROUP BY name;

CREATE TABLE shrunk AS
SELECT e.account, e.name, b * mu + (1 - b) * bp AS value,
       sqrt((1 - b) * se ** 2 + b ** 2 * mu_variance
            + ((bp - mu) * se ** 2 / (se ** 2 + tau2) ** 2) ** 2 * tau2_variance) AS sd
FROM (SELECT *, se ** 2 / (se ** 2 + tau2) AS b FROM errors JOIN population USING (name) WHERE se > 0 AND k >= 2) e;

INSERT INTO answer
SELECT account, name, bp, NULL FROM errors
UNION ALL SELECT account, name || '_n', n, NULL FROM errors
UNION ALL SELECT account, name || '_se', se, NULL FROM errors WHERE se > 0
UNION ALL SELECT account, name || '_basis', basis, NULL FROM errors
UNION ALL SELECT account, name || '_shrunk', value, NULL FROM shrunk
UNION ALL SELECT account, name || '_shrunk_sd', sd, NULL FROM shrunk;

-- Positions. A feed of blocks shows every account from its first fill to its last.
CREATE TABLE watch AS
SELECT greatest(min(t), ${from}) AS since, least(max(t), ${to}) AS until FROM caused;

CREATE TABLE moves AS
SELECT c.*, i.base, i.quote, i.underlying, i.in_usd, d * q - CASE WHEN fee_token = base THEN fee ELSE 0 END AS change
FROM caused c JOIN instruments i USING (coin) WHERE t < ${to};

CREATE TABLE held AS
SELECT account, coin, any_value(underlying) AS underlying, any_value(in_usd) AS in_usd, any_value(quote) AS quote,
       coalesce(max_by(start + change, id) FILTER (t < since), min_by(start, id)) AS opening
FROM moves, watch GROUP BY account, coin, since;

CREATE TABLE steps AS
SELECT account, coin, t, max_by(start + change, id) AS position, max_by(px, id) AS px
FROM moves, watch WHERE t >= since GROUP BY account, coin, t;

CREATE TABLE marks AS SELECT coin, t, max_by(px, seq) AS px FROM prints GROUP BY coin, t;

-- Moments at which anything of an account can change: its own fills and the minutes of the grid.
CREATE TABLE moments AS
SELECT account, t, coalesce(lead(t) OVER (PARTITION BY account ORDER BY t), until) - t AS lasts,
       greatest(t // 60000000000 * 60000000000, since) AS minute
FROM (SELECT DISTINCT account, since AS t FROM held, watch
      UNION SELECT DISTINCT account, t FROM steps
      UNION SELECT account, unnest(generate_series((since // 60000000000 + 1) * 60000000000, until, 60000000000))
            FROM (SELECT DISTINCT account FROM held), watch), watch;

CREATE TABLE deltas AS
SELECT m.account, m.t, m.lasts, h.underlying, coalesce(s.position, h.opening)::DOUBLE AS q,
       CASE WHEN q = 0 THEN 0 WHEN NOT h.in_usd THEN NULL
            ELSE q * CASE WHEN s.t >= m.minute THEN s.px ELSE coalesce(k.px, s.px) END::DOUBLE END AS delta
FROM moments m JOIN held h USING (account)
ASOF LEFT JOIN steps s ON s.account = m.account AND s.coin = h.coin AND s.t <= m.t
ASOF LEFT JOIN marks k ON k.coin = h.coin AND k.t <= m.minute;

CREATE TABLE exposures AS
SELECT account, t, lasts / 1e9 AS dt, sum(abs(net)) AS by_underlying, sum(gross) AS gross, abs(sum(net)) AS abs_net,
       sum(net) AS net
FROM (SELECT account, t, lasts, underlying, sum(delta) AS net, sum(abs(delta)) AS gross, bool_or(delta IS NULL) AS dark
      FROM deltas GROUP BY account, t, lasts, underlying)
GROUP BY account, t, lasts HAVING NOT bool_or(dark);

INSERT INTO answer
SELECT account, unnest(['gross_exposure_usd', 'delta_usd', 'abs_delta_usd', 'neutrality']),
       unnest([sum(gross * dt) / sum(dt), sum(net * dt) / sum(dt), sum(abs_net * dt) / sum(dt),
               CASE WHEN sum(gross * dt) > 0 THEN 1 - sum(by_underlying * dt) / sum(gross * dt) END]), NULL
FROM exposures GROUP BY account HAVING sum(dt) > 0;

INSERT INTO answer
WITH aged AS (
  SELECT account, coin, sum(abs(q) * dt) AS seconds
  FROM (SELECT account, coin, q::DOUBLE AS q, (coalesce(lead(t) OVER (PARTITION BY account, coin ORDER BY t), until) - t) / 1e9 AS dt
        FROM (SELECT account, coin, since AS t, opening AS q FROM held ANTI JOIN
                     (SELECT account, coin FROM steps, watch WHERE t = since) USING (account, coin), watch
              UNION ALL SELECT account, coin, t, position FROM steps), watch)
  GROUP BY account, coin),
closed AS (
  SELECT account, coin, sum(part)::DOUBLE AS quantity, sum(part::DOUBLE * px::DOUBLE) AS notional
  FROM (SELECT account, coin, px, least(abs(start), abs(change)) AS part
        FROM moves, watch WHERE t >= since AND sign(start) * sign(change) < 0)
  GROUP BY account, coin)
SELECT account, 'holding_s', sum(seconds / quantity * notional) / sum(notional), NULL
FROM aged JOIN closed USING (account, coin) GROUP BY account;
