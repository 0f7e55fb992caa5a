namespace NanoDps.FieldApp
{
    /// <summary>The pinned roots, and who may add to them; as certs/embed.sh has written them.</summary>
    public sealed class RootSet
    {
        /// <summary>One PEM behind the other.</summary>
        public readonly string Pem;

        /// <summary>The number of this set: a bundle must be newer.</summary>
        public readonly int Version;

        /// <summary>Of all of them: the first 8 bytes of the SHA-256 of <see cref="Pem"/>.</summary>
        public readonly string Fingerprint;

        /// <summary>The day on which the first of them expires: yyyy-MM-dd, UTC.</summary>
        public readonly string FirstExpiry;

        /// <summary>The owner's public key as PEM; "" for none.</summary>
        public readonly string OwnerPem;

        /// <summary>Takes them.</summary>
        /// <param name="pem">One PEM behind the other.</param>
        /// <param name="version">The number of this set.</param>
        /// <param name="fingerprint">Of all of them.</param>
        /// <param name="firstExpiry">yyyy-MM-dd, UTC.</param>
        /// <param name="ownerPem">The owner's public key; "" for none.</param>
        public RootSet(
            string pem, int version, string fingerprint, string firstExpiry, string ownerPem)
        {
            Pem = pem;
            Version = version;
            Fingerprint = fingerprint;
            FirstExpiry = firstExpiry;
            OwnerPem = ownerPem;
        }
    }
}
