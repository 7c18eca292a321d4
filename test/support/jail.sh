# Runs its arguments as docker compose runs the services: no user of this machine, no capability, no new privileges, and
# nothing to write on but /tmp. In a mount namespace of its own: unshare --mount sh jail.sh …
set -e
mount --make-rprivate /
mount -o remount,bind,ro /
mount -t tmpfs -o size=64m,mode=1777 tmpfs /tmp
exec setpriv --reuid=65534 --regid=65534 --clear-groups --bounding-set=-all --inh-caps=-all --ambient-caps=-all \
  --no-new-privs -- "$@"
