#!/usr/bin/env bash
# Writes the pinned roots, and the owner's public key where there is one, into the firmware: run it
# after a change in certs/roots, certs/version or certs/owner.pub.
# Usage: certs/embed.sh    (a test holds the committed file to what this writes)
set -euo pipefail
cd "$(dirname "$0")"
target=../firmware/NanoDps.Roots/PinnedRoots.cs
first=$(for root in roots/*.pem; do
    date -u -d "$(openssl x509 -in "$root" -noout -enddate | cut -d= -f2)" +%F
done | sort | head -n 1)

# Text as the lines of a C# constant.
quote() { sed -e 's/^/                    "/' -e 's/$/\\n"/' -e '$!s/$/ +/' -e '$s/$/;/'; }

owner='                    "";'
if [ -e owner.pub ]; then
    owner=$(openssl rsa -pubin -in owner.pub -pubout | quote)
fi

fingerprint=$(cat roots/*.pem | sha256sum | cut -c1-16)

{
cat <<HEAD
namespace NanoDps.Roots
{
    /// <summary>The pinned roots. Written by certs/embed.sh from certs/roots; do not edit.</summary>
    public static class PinnedRoots
    {
        /// <summary>The day on which the first of them expires (UTC).</summary>
        public const string FirstExpiry = "$first";

        /// <summary>Of all of them: the first 8 bytes of the SHA-256 of <see cref="Pem"/>.</summary>
        public const string Fingerprint = "$fingerprint";

        /// <summary>
        /// The number of this set of roots, raised with every change: a bundle must be newer.
        /// </summary>
        public const int Version = $(cat version);

        /// <summary>All of them, one PEM behind the other.</summary>
        // A property, not a constant: a constant would be copied into every assembly that uses it.
        public static string Pem
        {
            get
            {
                return
HEAD
cat roots/*.pem | quote
cat <<'MIDDLE'
            }
        }

        /// <summary>
        /// The public key of whoever may add roots, as PEM: certs/owner.pub; "" when there is none.
        /// </summary>
        public static string OwnerPem
        {
            get
            {
                return
MIDDLE
printf '%s\n' "$owner"
cat <<'TAIL'
            }
        }
    }
}
TAIL
} > "$target"
