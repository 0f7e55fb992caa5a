/* pki SEED: makes the certificates of the proof in the current folder, the same for the same seed.

   The long chain has the shape of Azure's since 2025: a pinned RSA-2048 root, a cross-signed
   RSA-4096 certificate and an RSA-4096 issuer, both SHA-384, and an RSA-2048 leaf, 4.5 KB sent. The
   short one is the one before: one RSA-2048 intermediate. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mbedtls/asn1write.h"
#include "mbedtls/ecp.h"
#include "mbedtls/oid.h"
#include "mbedtls/pk.h"
#include "mbedtls/rsa.h"
#include "mbedtls/x509_crt.h"
#include "psa/crypto.h"

#include "platform_counts.h"

#define SERVER "global.azure-devices-provisioning.net"

static void must(int result, const char *what)
{
    if (result < 0) {
        fprintf(stderr, "error: expected %s, got -0x%04x\n", what, (unsigned) -result);
        exit(2);
    }
}

static void write_file(const char *name, const unsigned char *bytes, size_t length, const char *mode)
{
    FILE *file = fopen(name, mode);
    if (file == NULL || fwrite(bytes, 1, length, file) != length || fclose(file) != 0) {
        fprintf(stderr, "error: expected to write %s\n", name);
        exit(2);
    }
}

struct identity {
    mbedtls_pk_context key;
    const char *subject;
};

static void make_rsa(struct identity *identity, const char *subject, unsigned bits)
{
    identity->subject = subject;
    mbedtls_pk_init(&identity->key);
    must(mbedtls_pk_setup(&identity->key, mbedtls_pk_info_from_type(MBEDTLS_PK_RSA)), "a key");
    must(mbedtls_rsa_gen_key(mbedtls_pk_rsa(identity->key), prove_random, NULL, bits, 65537),
         "an RSA key");
}

static void make_ec(struct identity *identity, const char *subject, mbedtls_ecp_group_id group)
{
    identity->subject = subject;
    mbedtls_pk_init(&identity->key);
    must(mbedtls_pk_setup(&identity->key, mbedtls_pk_info_from_type(MBEDTLS_PK_ECKEY)), "a key");
    must(mbedtls_ecp_gen_key(group, mbedtls_pk_ec(identity->key), prove_random, NULL), "an EC key");
}

static void write_key(const struct identity *identity, const char *name)
{
    unsigned char der[8192];
    int length = mbedtls_pk_write_key_der(&identity->key, der, sizeof der);
    must(length, "a key in DER");
    write_file(name, der + sizeof der - length, (size_t) length, "wb");
}

struct certificate {
    const struct identity *subject;
    const struct identity *issuer;
    mbedtls_md_type_t hash;
    int is_ca;
    const char *not_before;
    const char *not_after;
};

static void add_names_and_padding(mbedtls_x509write_cert *writer)
{
    static mbedtls_x509_san_list names[2];
    static const char *const text[2] = { SERVER, "*.azure-devices-provisioning.net" };
    for (int i = 0; i < 2; i++) {
        names[i].node.type = MBEDTLS_X509_SAN_DNS_NAME;
        names[i].node.san.unstructured_name.p = (unsigned char *) text[i];
        names[i].node.san.unstructured_name.len = strlen(text[i]);
        names[i].next = i == 0 ? &names[1] : NULL;
    }
    must(mbedtls_x509write_crt_set_subject_alternative_name(writer, names), "names");

    /* As many bytes as the time stamps, policies and addresses of a public leaf take. */
    unsigned char stamps[4 + 740] = { MBEDTLS_ASN1_OCTET_STRING, 0x82, 740 >> 8, 740 & 0xff };
    must(mbedtls_x509write_crt_set_extension(
             writer, "\x2b\x06\x01\x04\x01\xd6\x79\x02\x04\x02", 10, 0, stamps, sizeof stamps),
         "time stamps");
}

static void write_certificate(const struct certificate *wanted, const char *name, const char *mode)
{
    static unsigned char serial = 1;
    unsigned char der[8192];
    mbedtls_x509write_cert writer;
    serial++;

    mbedtls_x509write_crt_init(&writer);
    mbedtls_x509write_crt_set_version(&writer, MBEDTLS_X509_CRT_VERSION_3);
    mbedtls_x509write_crt_set_md_alg(&writer, wanted->hash);
    mbedtls_x509write_crt_set_subject_key(&writer, (mbedtls_pk_context *) &wanted->subject->key);
    mbedtls_x509write_crt_set_issuer_key(&writer, (mbedtls_pk_context *) &wanted->issuer->key);
    must(mbedtls_x509write_crt_set_serial_raw(&writer, &serial, 1), "a serial number");
    must(mbedtls_x509write_crt_set_subject_name(&writer, wanted->subject->subject), "a subject");
    must(mbedtls_x509write_crt_set_issuer_name(&writer, wanted->issuer->subject), "an issuer");
    must(mbedtls_x509write_crt_set_validity(&writer, wanted->not_before, wanted->not_after), "dates");
    must(mbedtls_x509write_crt_set_basic_constraints(&writer, wanted->is_ca, -1), "constraints");
    must(mbedtls_x509write_crt_set_subject_key_identifier(&writer), "a key identifier");
    must(mbedtls_x509write_crt_set_authority_key_identifier(&writer), "a key identifier");
    if (wanted->is_ca) {
        must(mbedtls_x509write_crt_set_key_usage(&writer, MBEDTLS_X509_KU_KEY_CERT_SIGN), "usage");
    } else {
        add_names_and_padding(&writer);
    }

    int length = mbedtls_x509write_crt_der(&writer, der, sizeof der, prove_random, NULL);
    must(length, "a certificate");
    write_file(name, der + sizeof der - length, (size_t) length, mode);
    mbedtls_x509write_crt_free(&writer);
}

static void write_valid(const struct identity *subject, const struct identity *issuer,
                        mbedtls_md_type_t hash, int is_ca, const char *name)
{
    struct certificate certificate = {
        subject, issuer, hash, is_ca, "20260101000000", "20301231235959"
    };
    write_certificate(&certificate, name, "wb");
}

static void write_dated(const struct identity *subject, const struct identity *issuer,
                        const char *not_before, const char *not_after, const char *name)
{
    struct certificate certificate = {
        subject, issuer, MBEDTLS_MD_SHA256, 0, not_before, not_after
    };
    write_certificate(&certificate, name, "wb");
}

int main(int argc, char **argv)
{
    static struct identity root, second, other, intermediate, cross, issuing, leaf;
    static struct identity ec_leaf, weak_leaf, rsa_client, p256_client, p384_client;
    must(argc == 2 ? 0 : -1, "a seed");
    must(psa_crypto_init() == PSA_SUCCESS ? 0 : -1, "PSA");
    prove_seed((unsigned) atoi(argv[1]));

    make_rsa(&root, "C=US,O=Proof,CN=Proof Global Root", 2048);
    make_rsa(&second, "C=US,O=Proof,CN=Proof RSA Root 2", 4096);
    make_rsa(&other, "C=US,O=Proof,CN=Proof Other Root", 2048);
    make_rsa(&intermediate, "C=US,O=Proof,CN=Proof TLS Issuing CA", 2048);
    make_rsa(&cross, "C=US,O=Proof Corporation,CN=Proof TLS RSA Root G2", 4096);
    make_rsa(&issuing, "C=US,O=Proof Corporation,CN=Proof TLS G2 RSA CA OCSP 02", 4096);
    make_rsa(&leaf, "C=US,O=Proof Corporation,CN=" SERVER, 2048);
    make_rsa(&weak_leaf, "CN=" SERVER, 1024);
    make_ec(&ec_leaf, "CN=" SERVER, MBEDTLS_ECP_DP_SECP256R1);
    make_rsa(&rsa_client, "CN=dev-01", 2048);
    make_ec(&p256_client, "CN=dev-01", MBEDTLS_ECP_DP_SECP256R1);
    make_ec(&p384_client, "CN=dev-01", MBEDTLS_ECP_DP_SECP384R1);

    write_valid(&root, &root, MBEDTLS_MD_SHA256, 1, "root.der");
    write_valid(&second, &second, MBEDTLS_MD_SHA384, 1, "root2.der");
    write_valid(&other, &other, MBEDTLS_MD_SHA256, 1, "other.der");
    write_valid(&intermediate, &root, MBEDTLS_MD_SHA256, 1, "intermediate.der");
    write_valid(&cross, &root, MBEDTLS_MD_SHA384, 1, "cross.der");
    write_valid(&issuing, &cross, MBEDTLS_MD_SHA384, 1, "issuing.der");
    write_valid(&leaf, &intermediate, MBEDTLS_MD_SHA256, 0, "short-leaf.der");
    write_valid(&leaf, &issuing, MBEDTLS_MD_SHA384, 0, "four-leaf.der");
    write_valid(&leaf, &intermediate, MBEDTLS_MD_SHA1, 0, "sha1-leaf.der");
    write_valid(&weak_leaf, &intermediate, MBEDTLS_MD_SHA256, 0, "weak-leaf.der");
    write_valid(&ec_leaf, &intermediate, MBEDTLS_MD_SHA256, 0, "ec-leaf.der");
    write_dated(&leaf, &intermediate, "20250101000000", "20260101000000", "expired-leaf.der");
    write_dated(&leaf, &intermediate, "20270101000000", "20280101000000", "future-leaf.der");
    write_valid(&rsa_client, &root, MBEDTLS_MD_SHA256, 0, "rsa2048-client.der");
    write_valid(&p256_client, &root, MBEDTLS_MD_SHA256, 0, "p256-client.der");
    write_valid(&p384_client, &root, MBEDTLS_MD_SHA384, 0, "p384-client.der");

    write_key(&leaf, "leaf.key");
    write_key(&weak_leaf, "weak-leaf.key");
    write_key(&ec_leaf, "ec-leaf.key");
    write_key(&rsa_client, "rsa2048-client.key");
    write_key(&p256_client, "p256-client.key");
    write_key(&p384_client, "p384-client.key");
    return 0;
}
