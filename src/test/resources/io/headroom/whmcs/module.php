<?php

/**
 * The stock refresh of the provisioning module, as far as its cache and its hooks are known.
 */

namespace WHMCS\Module\Server\VirtFusionDirect {

    final class Cache
    {
        private static array $entries = [];

        public static function get(string $key): mixed
        {
            [$value, $until] = self::$entries[$key] ?? [null, 0];
            return time() < $until ? $value : null;
        }

        public static function set(string $key, mixed $value, int $ttlSeconds): void
        {
            if (\Harness\Request::$scenario['module'] === 'broken') {
                throw new \RuntimeException('the cache is broken');
            }
            self::$entries[$key] = [$value, time() + $ttlSeconds];
        }
    }
}

namespace {

    use Harness\Request;
    use WHMCS\Module\Server\VirtFusionDirect\Cache;

    function refresh_unless(string $key): void
    {
        if (Cache::get($key) === null) {
            Request::$report['refreshed'][] = $key;
        }
    }

    add_hook('AfterModuleCreate', 1, fn ($vars) => refresh_unless('stockrefresh:event'));
    add_hook('AfterModuleTerminate', 1, fn ($vars) => refresh_unless('stockrefresh:event'));
    add_hook('ClientAreaPageCart', 1, fn ($vars) => refresh_unless('stockrefresh:' . $vars['pid']));
    add_hook('AfterCronJob', 5, fn ($vars) => refresh_unless('stockrefresh:cron'));
}
