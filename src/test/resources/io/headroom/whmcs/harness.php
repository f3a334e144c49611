<?php

/**
 * As much of WHMCS as a hook file sees: loads it, fires hooks, and ends the request.
 *
 * php harness.php HOOK-FILE SCENARIO REPORT: the scenario and the report are JSON files. The report
 * is written when everything else is over, also what runs at the end of the request.
 */

namespace Harness {

    final class Request
    {
        /** @var array<string, array<int, list<callable>>> */
        public static array $hooks = [];
        public static array $report = ['returned' => [], 'refreshed' => [], 'errors' => []];
        public static array $scenario = [];

        public static function fire(string $hook, mixed $vars): void
        {
            $listeners = self::$hooks[$hook] ?? [];
            ksort($listeners);
            foreach (array_merge(...array_values($listeners)) as $listener) {
                self::$report['returned'][] = $listener($vars);
            }
        }

        /** Shows the stand-in that a moment has come, so that its order among the requests is known. */
        public static function mark(string $moment): void
        {
            if (isset(self::$scenario['marks'])) {
                file_get_contents(self::$scenario['marks'] . '/' . $moment);
            }
        }

        /** What a file holds; nothing where there is none. */
        public static function kept(?string $file): string
        {
            return $file !== null && is_file($file) ? file_get_contents($file) : '';
        }

        /** Runs at the very end, after what was put off from within the end. */
        public static function last(int $rounds, callable $work): void
        {
            register_shutdown_function($rounds === 0 ? $work : fn () => self::last($rounds - 1, $work));
        }

        /** Variables that no documentation promises. */
        public static function oddValues(): array
        {
            $endless = [];
            $endless['params'] = &$endless;
            $object = new \stdClass();
            $object->pid = 12;
            return [
                null, '', '12', 'pid', 0, -1, 12, 1.5, NAN, true, false, [], [[]], [null], $object, STDERR, $endless,
                fn () => 12, "\xff\xfe", str_repeat('9', 5000), PHP_INT_MAX, '0x1A', '1e3', "12\n", ' 12', ['pid' => ['pid' => 12]],
            ];
        }
    }

    final class NamedSession implements \SessionHandlerInterface
    {
        public function open(string $path, string $name): bool { return true; }
        public function close(): bool { return true; }
        public function read(string $id): string { return Request::kept(Request::$scenario['sessionFile'] ?? null); }
        public function write(string $id, string $data): bool
        {
            if (isset(Request::$scenario['sessionFile'])) {
                file_put_contents(Request::$scenario['sessionFile'], $data);
            }
            Request::mark('session-written');
            return true;
        }
        public function destroy(string $id): bool { return true; }
        public function gc(int $age): int { return 0; }
    }
}

namespace {

    use Harness\Request;

    [, $file, $scenario, $report] = $argv;
    Request::$scenario = json_decode(file_get_contents($scenario), true, 512, JSON_THROW_ON_ERROR);

    define('WHMCS', true);

    // As an application's own handler, which gets silenced errors too.
    $handler = function (int $level, string $message): bool {
        Request::$report['errors'][] = $message;
        return false;
    };
    set_error_handler($handler);

    function add_hook(string $hook, int $priority, callable $listener): void
    {
        Request::$hooks[$hook][$priority][] = $listener;
    }

    if (Request::$scenario['finish'] ?? false) {
        function fastcgi_finish_request(): bool
        {
            Request::mark('page-sent');
            return true;
        }
    }

    if (isset(Request::$scenario['apcu'])) {
        // Stands in for the extension: what is stored outlives the request, in a file.
        function apcu_enabled(): bool
        {
            return Request::$scenario['apcu']['enabled'];
        }

        function apcu_fetch(string $key): mixed
        {
            $kept = json_decode(Request::kept(Request::$scenario['apcu']['file']), true)[$key] ?? null;
            return $kept === null || $kept['until'] <= time() ? false : $kept['value'];
        }

        function apcu_store(string $key, mixed $value, int $seconds): bool
        {
            $kept = [$key => ['value' => $value, 'until' => time() + $seconds]];
            return file_put_contents(Request::$scenario['apcu']['file'], json_encode($kept)) !== false;
        }
    }

    if (Request::$scenario['session'] ?? false) {
        session_set_save_handler(new Harness\NamedSession(), false);
        session_start(['use_cookies' => false, 'cache_limiter' => '']);
        $_SESSION['uid'] = 7;
    }

    if (Request::$scenario['module'] ?? false) {
        require __DIR__ . '/module.php';
    }

    foreach (range(1, Request::$scenario['included'] ?? 1) as $time) {
        require $file;
    }

    foreach (Request::$hooks as $hook => $listeners) {
        foreach (array_keys($listeners) as $priority) {
            Request::$report['registered'][$hook][] = $priority;
        }
    }

    foreach (Request::$scenario['fire'] as [$hook, $vars]) {
        Request::fire($hook, $vars);
    }
    foreach (Request::$scenario['fuzz'] ?? [] as $hook) {
        foreach (Request::oddValues() as $odd) {
            Request::fire($hook, $odd);
            $keys = ['params', 'pid', 'productid', 'productinfo', 'OrderID', 'ServiceIDs', 'orderid', 'orderId', 'invoiceid'];
            foreach ($keys as $key) {
                Request::fire($hook, [$key => $odd]);
            }
            foreach (['serviceid', 'pid', 'configoption1', 'configoptions'] as $key) {
                Request::fire($hook, ['params' => ['moduletype' => 'VirtFusionDirect', $key => $odd]]);
            }
            Request::fire($hook, ['params' => ['moduletype' => $odd]]);
        }
    }

    $begun = hrtime(true);
    Request::last(4, function () use ($begun, $report, $handler): void {
        Request::$report['endedAfterMs'] = intdiv(hrtime(true) - $begun, 1000000);
        Request::$report['handlerStands'] = set_error_handler(null) === $handler;
        Request::$report['lastError'] = error_get_last();
        file_put_contents($report, json_encode(Request::$report, JSON_THROW_ON_ERROR));
    });
}
