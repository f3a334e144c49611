<?php

/**
 * Tells Headroom what happens in this shop, so that the stock follows within seconds.
 *
 * Copy this file to includes/hooks/ of WHMCS and fill in the settings below. It needs PHP 8.1 or
 * later and nothing else. It sends ids and nothing else, once, when the page is done. Where Headroom
 * cannot be reached, nobody notices: Headroom finds out by polling what it was not told.
 */

if (!defined('WHMCS')) die('This file cannot be accessed directly');

if (defined('HEADROOM_URL')) {
    return; // included twice
}

// Where Headroom listens: http:// on this machine, https:// on another. Empty: nothing is sent. An IP
// address keeps the time limits whatever happens; a name has to be looked up first.
const HEADROOM_URL = 'http://127.0.0.1:8480';

// A token of Headroom with the scope "events" and no other. Empty where Headroom has none.
const HEADROOM_TOKEN = '';

// The certificates to trust beside https://, as a PEM file. Empty: those that PHP trusts anyway.
const HEADROOM_CA_FILE = '';

// The configurable option whose choices name hypervisor groups, as headroom.location-option.
const HEADROOM_LOCATION_OPTION = 'Location';

// true: keeps the stock refresh of the module VirtFusionDirect from running, so that Headroom alone
// writes the stock. It goes on within a minute after this is false again.
const HEADROOM_SILENCE_MODULE = false;

(new class {
    private const MODULE = 'VirtFusionDirect';
    private const CACHE_OF_THE_MODULE = 'WHMCS\Module\Server\VirtFusionDirect\Cache';

    /** Before the module's own hooks, which have 1 and 5. */
    private const PRIORITY = 0;

    /** What a page may wait that cannot be sent before the call, and how long any call may take to connect. */
    private const WAITING_MS = 200;

    /** What a call may take that nobody waits for. */
    private const UNSEEN_MS = 500;

    private const PAUSE_SECONDS = 30;
    private const SILENCE_SECONDS = 60;
    private const GREATEST_ID = 2147483647;

    /** Hooks of orders, which are fired before the order changes, and what Headroom is told. */
    private const ORDER_HOOKS = [
        'OrderPaid' => 'order-paid',
        'PendingOrder' => 'order-pending',
        'CancelOrder' => 'order-cancelled',
        'CancelAndRefundOrder' => 'order-refunded',
        'FraudOrder' => 'order-fraud',
        'DeleteOrder' => 'order-deleted',
    ];

    /** Headroom takes bodies of 64 KB: so many events and ids stay well below it. */
    private const MANY_EVENTS = 300;
    private const MOST_SERVICES = 1000;

    /** @var array<string, array<string, mixed>> what this request has to tell, in order */
    private array $events = [];

    public function listen(): void
    {
        $this->on('AfterModuleCreate', fn (array $vars) => $this->serviceChanged('provisioned', $vars));
        $this->on('AfterModuleTerminate', fn (array $vars) => $this->serviceChanged('terminated', $vars));
        $this->on('AfterModuleCreateFailed', fn (array $vars) => $this->serviceChanged('create-failed', $vars));
        $this->on('ClientAreaPageCart', fn (array $vars) => $this->cartViewed($vars));
        $this->on('AfterShoppingCartCheckout', fn (array $vars) => $this->ordered($vars));
        foreach (self::ORDER_HOOKS as $hook => $event) {
            $this->on($hook, fn (array $vars) => $this->changed($event, 'orderId', $vars));
        }
        $this->on('InvoiceCancelled', fn (array $vars) => $this->changed('invoice-cancelled', 'invoiceId', $vars));
        $this->on('ProductEdit', fn (array $vars) => $this->productSaved($vars));
        if (HEADROOM_SILENCE_MODULE) {
            $this->on('AfterCronJob', fn () => $this->silence('cron'));
        }
    }

    private function on(string $hook, callable $work): void
    {
        add_hook($hook, self::PRIORITY, function ($vars = []) use ($work): void {
            $this->quietly(fn () => $work(is_array($vars) ? $vars : []));
        });
    }

    private function serviceChanged(string $event, array $vars): void
    {
        $params = self::part($vars, 'params');
        if (($params['moduletype'] ?? null) !== self::MODULE) {
            return;
        }
        $this->silence('event');
        $serviceId = self::id($params['serviceid'] ?? null);
        $productId = self::id($params['pid'] ?? null);
        if ($serviceId > 0 && $productId > 0) {
            $where = [self::leadingId($params['configoption1'] ?? null)];
            foreach (self::part($params, 'configoptions') as $option => $choice) {
                if (self::name((string) $option) === self::name(HEADROOM_LOCATION_OPTION)) {
                    $where[] = self::leadingId($choice);
                }
            }
            $groupIds = array_values(array_unique(array_filter($where)));
            $this->tell($event, ['serviceId' => $serviceId, 'productId' => $productId, 'groupIds' => $groupIds]);
        }
    }

    private function cartViewed(array $vars): void
    {
        $candidates = [$vars['pid'] ?? null, $vars['productid'] ?? null, self::part($vars, 'productinfo')['pid'] ?? null];
        $productIds = array_values(array_filter(array_map(self::id(...), $candidates)));
        if ($productIds !== []) {
            array_map($this->silence(...), array_unique($productIds));
            $this->tell('cart-viewed', ['productId' => $productIds[0]]);
        }
    }

    private function ordered(array $vars): void
    {
        $orderId = self::id($vars['OrderID'] ?? null);
        $serviceIds = array_filter(array_map(self::id(...), self::part($vars, 'ServiceIDs')));
        $serviceIds = array_slice(array_values(array_unique($serviceIds)), 0, self::MOST_SERVICES);
        $nothing = ($vars['ServiceIDs'] ?? null) === []; // a domain alone, which no stock depends on
        if ($orderId > 0 && !$nothing) {
            $this->tell('ordered', ['orderId' => $orderId, 'serviceIds' => $serviceIds]);
        }
    }

    /** WHMCS writes the names of ids now with capitals, now without. */
    private function changed(string $event, string $what, array $vars): void
    {
        $id = self::id(array_change_key_case($vars)[strtolower($what)] ?? null);
        if ($id > 0) {
            $this->tell($event, [$what => $id]);
        }
    }

    private function productSaved(array $vars): void
    {
        $productId = self::id($vars['pid'] ?? null);
        if ($productId > 0) {
            $this->tell('product-saved', ['productId' => $productId]);
        }
    }

    /** Holds the module's rate key, for which it leaves its refresh out. */
    private function silence(string|int $name): void
    {
        if (HEADROOM_SILENCE_MODULE) {
            $this->quietly(function () use ($name): void {
                if (class_exists(self::CACHE_OF_THE_MODULE)) {
                    (self::CACHE_OF_THE_MODULE)::set('stockrefresh:' . $name, 1, self::SILENCE_SECONDS);
                }
            });
        }
    }

    private function tell(string $event, array $body): void
    {
        if ($this->events === []) {
            // Once more from within, so that whatever else runs at the end still reaches the page.
            register_shutdown_function(function (): void {
                register_shutdown_function(fn () => $this->quietly($this->send(...)));
            });
        }
        $what = $body;
        if (count($this->events) >= self::MANY_EVENTS) {
            // A cron run that terminates a thousand: from here on, one stands for its like.
            unset($what['serviceId'], $what['orderId'], $what['invoiceId']);
        }
        $this->events[$event . json_encode($what)] ??= ['event' => $event] + $body;
    }

    private function send(): void
    {
        $events = array_values($this->events);
        $this->events = [];
        if (HEADROOM_URL === '' || $this->isPaused()) {
            return;
        }
        $elsewhere = $this->memoryInFile() ?? $this->memoryInApcu();
        $remember = $elsewhere ?? $this->memoryInSession();
        if ($remember === null) {
            return; // a Headroom that hangs would hold up every page
        }
        $totalMs = $this->letThePageGo() ? self::UNSEEN_MS : self::WAITING_MS;
        if ($elsewhere !== null && $this->hasSession()) {
            session_write_close();
        }
        $path = '/api/events';
        $message = $events;
        if (count($events) === 1) {
            $path .= '/' . $events[0]['event'];
            $message = array_diff_key($events[0], ['event' => true]);
        }
        try {
            $body = json_encode($message, JSON_THROW_ON_ERROR);
            $accepted = $this->post(rtrim(HEADROOM_URL, '/') . $path, $body, $totalMs);
        } catch (\Throwable) {
            $accepted = false;
        }
        $remember(!$accepted);
    }

    /** Where the web server allows it, the visitor has the page before the call. Returns whether. */
    private function letThePageGo(): bool
    {
        foreach (['fastcgi_finish_request', 'litespeed_finish_request'] as $finish) {
            if (function_exists($finish)) {
                return $finish() !== false;
            }
        }
        return false;
    }

    private function post(string $url, string $body, int $totalMs): bool
    {
        $headers = ['Content-Type: application/json', 'Accept: application/json', 'User-Agent: headroom-whmcs', 'Expect:'];
        if (HEADROOM_TOKEN !== '') {
            if (preg_match('/^[\x21-\x7e]+$/D', HEADROOM_TOKEN) !== 1) {
                return false;
            }
            $headers[] = 'Authorization: Bearer ' . HEADROOM_TOKEN;
        }
        if (preg_match('#^https?://#i', $url) !== 1) {
            return false;
        }
        $status = function_exists('curl_init') && function_exists('curl_exec')
            ? $this->postByCurl($url, $headers, $body, $totalMs)
            : $this->postByStream($url, $headers, $body, $totalMs);
        return $status === 202;
    }

    /** Returns the status of the answer, 0 where there is none. */
    private function postByCurl(string $url, array $headers, string $body, int $totalMs): int
    {
        $options = [
            CURLOPT_POST => true,
            CURLOPT_POSTFIELDS => $body,
            CURLOPT_HTTPHEADER => $headers,
            CURLOPT_CONNECTTIMEOUT_MS => self::WAITING_MS,
            CURLOPT_TIMEOUT_MS => $totalMs,
            CURLOPT_NOSIGNAL => true,
            CURLOPT_FOLLOWLOCATION => false,
            CURLOPT_SSL_VERIFYPEER => true,
            CURLOPT_SSL_VERIFYHOST => 2,
            CURLOPT_PROXY => '', // the token goes to Headroom, also where the environment names a proxy
            CURLOPT_WRITEFUNCTION => static fn ($curl, string $chunk): int => strlen($chunk),
        ];
        if (HEADROOM_CA_FILE !== '') {
            $options[CURLOPT_CAINFO] = HEADROOM_CA_FILE;
        }
        $curl = curl_init($url);
        if ($curl === false || !curl_setopt_array($curl, $options) || curl_exec($curl) === false) {
            return 0;
        }
        return curl_getinfo($curl, CURLINFO_RESPONSE_CODE);
    }

    /** The same without PHP's curl. */
    private function postByStream(string $url, array $headers, string $body, int $totalMs): int
    {
        $deadline = hrtime(true) + $totalMs * 1000000;
        $parts = parse_url($url);
        $secure = strtolower($parts['scheme']) === 'https';
        $port = $parts['port'] ?? ($secure ? 443 : 80);
        $tls = ['verify_peer' => true, 'verify_peer_name' => true, 'peer_name' => trim($parts['host'], '[]')];
        if (HEADROOM_CA_FILE !== '') {
            $tls['cafile'] = HEADROOM_CA_FILE;
        }
        $socket = stream_socket_client(
            'tcp://' . $parts['host'] . ':' . $port,
            $code,
            $message,
            self::WAITING_MS / 1000,
            STREAM_CLIENT_CONNECT,
            stream_context_create(['ssl' => $tls])
        );
        if ($socket === false) {
            return 0;
        }
        stream_set_blocking($socket, false);
        if ($secure && !$this->encrypt($socket, $deadline)) {
            return 0;
        }
        $headers = array_diff($headers, ['Expect:']);
        $request = 'POST ' . $parts['path'] . " HTTP/1.1\r\nHost: " . $parts['host'] . ':' . $port . "\r\n"
            . implode("\r\n", $headers) . "\r\nContent-Length: " . strlen($body) . "\r\nConnection: close\r\n\r\n" . $body;
        $answer = '';
        while (!str_contains($answer, "\n") && !feof($socket) && strlen($answer) < 1024) {
            if (!$this->await($socket, $request !== '', $deadline)) {
                return 0;
            }
            if ($request === '') {
                $answer .= fread($socket, 1024);
            } else {
                $request = substr($request, (int) fwrite($socket, $request));
            }
        }
        return preg_match('#^HTTP/1\.[01] ([0-9]{3})[ \r\n]#', $answer, $match) === 1 ? (int) $match[1] : 0;
    }

    private function encrypt(mixed $socket, int $deadline): bool
    {
        do {
            $done = stream_socket_enable_crypto($socket, true, STREAM_CRYPTO_METHOD_TLS_CLIENT);
        } while ($done === 0 && $this->await($socket, false, $deadline));
        return $done === true;
    }

    /** Waits until the socket can be read or written; false where the time is over first. */
    private function await(mixed $socket, bool $toWrite, int $deadline): bool
    {
        $readable = $toWrite ? [] : [$socket];
        $writable = $toWrite ? [$socket] : [];
        $none = [];
        $left = intdiv($deadline - hrtime(true), 1000);
        return $left > 0 && stream_select($readable, $writable, $none, 0, $left) > 0;
    }

    /** What a failed call is remembered by: of its own for each user that PHP runs as. */
    private function note(): string
    {
        $user = function_exists('posix_geteuid') ? posix_geteuid() : '';
        return 'headroom-' . hash('sha256', HEADROOM_URL . ' ' . __FILE__ . ' ' . $user);
    }

    /** The file whose age tells when a call failed last. */
    private function file(): string
    {
        return sys_get_temp_dir() . '/' . $this->note();
    }

    private function isPaused(): bool
    {
        return self::isLately($this->ageOfFile())
            || self::isLately($this->ageInSession())
            || ($this->hasApcu() && apcu_fetch($this->note()) !== false);
    }

    private static function isLately(?int $age): bool
    {
        return $age !== null && $age >= 0 && $age < self::PAUSE_SECONDS;
    }

    /** Others may write to the folder too: nothing counts but a plain file of PHP's own user. */
    private function ageOfFile(): ?int
    {
        clearstatcache();
        $file = lstat($this->file());
        if ($file === false || ($file['mode'] & 0170000) !== 0100000) {
            return null;
        }
        $own = !function_exists('posix_geteuid') || $file['uid'] === posix_geteuid();
        return $own ? time() - $file['mtime'] : null;
    }

    private function ageInSession(): ?int
    {
        $failed = $this->hasSession() ? $_SESSION[$this->note()] ?? null : null;
        return is_int($failed) ? time() - $failed : null;
    }

    private function hasApcu(): bool
    {
        return function_exists('apcu_enabled') && apcu_enabled();
    }

    private function hasSession(): bool
    {
        return function_exists('session_status') && session_status() === PHP_SESSION_ACTIVE;
    }

    /**
     * Returns what takes whether the call failed, for the next pages to know; null where no file can be
     * made. It is made before the call, since only then is it known that it can be.
     */
    private function memoryInFile(): ?callable
    {
        $file = $this->file();
        if ($this->ageOfFile() === null && lstat($file) !== false && !unlink($file)) {
            return null; // somebody else's, and there to stay
        }
        $draft = $file . '-' . (function_exists('getmypid') ? getmypid() : '');
        if (lstat($draft) !== false) {
            unlink($draft);
        }
        if (fopen($draft, 'x') === false) { // a file of its own: follows no link
            return null;
        }
        return fn (bool $failed) => $failed ? rename($draft, $file) : unlink($draft);
    }

    /** The same in the memory that PHP's processes share. */
    private function memoryInApcu(): ?callable
    {
        return $this->hasApcu()
            ? fn (bool $failed) => $failed && apcu_store($this->note(), 1, self::PAUSE_SECONDS)
            : null;
    }

    /** The same for this visitor alone; the session has to stay open during the call. */
    private function memoryInSession(): ?callable
    {
        return $this->hasSession()
            ? fn (bool $failed) => $failed && $_SESSION[$this->note()] = time()
            : null;
    }

    /** Whatever goes wrong: the page neither shows nor logs nor feels it. */
    private function quietly(callable $work): void
    {
        set_error_handler(static fn (): bool => true);
        try {
            $work();
        } catch (\Throwable) {
            // Headroom finds out by polling.
        } finally {
            restore_error_handler();
        }
    }

    /** The array at this key, or an empty one. */
    private static function part(array $vars, string $key): array
    {
        $part = $vars[$key] ?? null;
        return is_array($part) ? $part : [];
    }

    /** A name as Headroom compares it: entities decoded, spaces of every kind the same, none at the ends. */
    private static function name(string $text): string
    {
        $decoded = html_entity_decode($text, ENT_QUOTES | ENT_HTML401, 'UTF-8');
        return trim(preg_replace('/[\p{Z}\s\x{85}\x{200B}\x{FEFF}]/u', ' ', $decoded) ?? $decoded, ' ');
    }

    /** The id that this is, as a number or as text; 0 where it is none. */
    private static function id(mixed $value): int
    {
        return self::match('/^\s*0*([1-9][0-9]{0,9})\s*$/', $value);
    }

    /** The id that this begins with, as in "3|Frankfurt"; 0 where there is none. */
    private static function leadingId(mixed $value): int
    {
        return self::match('/^\s*\+?0*([1-9][0-9]{0,9})(?![0-9])/', $value);
    }

    private static function match(string $pattern, mixed $value): int
    {
        $text = is_int($value) || is_string($value) ? (string) $value : '';
        $id = preg_match($pattern, $text, $match) === 1 ? (int) $match[1] : 0;
        return $id <= self::GREATEST_ID ? $id : 0;
    }
})->listen();
