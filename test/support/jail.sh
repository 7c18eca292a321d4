# Runs its arguments as docker compose runs the services: no user of this machine, no capability, no new privileges, and
# nothing to write on but /tmp. In a mount namespace of its own: unshare --mount sh jail.sh …
set -e
nobody="setpriv --reuid=65534 --regid=65534 --clear-groups"
here=$(cd "$(dirname "$0")/../.." && pwd -P)
top="/$(echo "$here" | cut -d / -f 2)"
mount --make-rprivate /
# Wherever the checkout lies it must be seen: also below /tmp, which becomes an empty one, or in a folder closed to others.
mount --bind "$here" /mnt
if $nobody test -r "$here/package.json"; then isClosed=no; else isClosed=yes; fi
mount -o remount,bind,ro /
mount -o remount,bind,ro /mnt
mount -t tmpfs -o size=64m,mode=1777 tmpfs /tmp
if [ "$isClosed" = yes ] && [ "$top" != /tmp ]; then mount -t tmpfs -o size=1m,mode=755 tmpfs "$top"; fi
if [ "$isClosed" = yes ] || [ "$top" = /tmp ]; then
  mkdir -p "$here"
  mount --bind /mnt "$here"
  mount -o remount,bind,ro "$here"
  if [ "$top" != /tmp ]; then mount -o remount,ro "$top"; fi
fi
umount /mnt
exec $nobody --bounding-set=-all --inh-caps=-all --ambient-caps=-all --no-new-privs -- "$@"
