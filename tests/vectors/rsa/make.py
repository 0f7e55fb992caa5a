#!/usr/bin/env python3
"""Writes the vectors of this folder; README.md says what they are. Usage: ./make.py

The keys come from a seed, so that it always writes the same files. They are for these files only:
whoever has the seed has the private keys.
"""
import base64
import hashlib
import random
from pathlib import Path

HERE = Path(__file__).parent
RANDOM = random.Random("NanoDps RSA vectors")
MESSAGE = b"nanodps-roots 1\nversion 7\n"

SHA256 = bytes.fromhex("3031300d060960864801650304020105000420")
SHA1 = bytes.fromhex("3021300906052b0e03021a05000414")
SHA512 = bytes.fromhex("3051300d060960864801650304020305000440")
RSA = "06092a864886f70d010101"


# Keys

def is_prime(n):
    for small in (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37):
        if n % small == 0:
            return n == small
    d, s = n - 1, 0
    while d % 2 == 0:
        d, s = d // 2, s + 1
    for _ in range(24):
        x = pow(RANDOM.randrange(2, n - 1), d, n)
        if x in (1, n - 1):
            continue
        for _ in range(s - 1):
            x = x * x % n
            if x == n - 1:
                break
        else:
            return False
    return True


def prime(bits, e):
    while True:
        # Both top bits set: the product of two has all its bits.
        p = RANDOM.getrandbits(bits) | 3 << (bits - 2) | 1
        if (p - 1) % e and is_prime(p):
            return p


class Key:
    def __init__(self, bits, e=65537):
        p, q = prime(bits - bits // 2, e), prime(bits // 2, e)
        self.n, self.e, self.d = p * q, e, pow(e, -1, (p - 1) * (q - 1))
        self.size = (bits + 7) // 8
        assert self.n.bit_length() == bits

    def sign(self, block):
        """The signature of a whole block, good or bad."""
        return pow(int.from_bytes(block, "big"), self.d, self.n).to_bytes(self.size, "big")


# DER

def length(count):
    if count < 128:
        return bytes([count])
    text = count.to_bytes((count.bit_length() + 7) // 8, "big")
    return bytes([0x80 | len(text)]) + text


def tlv(tag, *parts):
    content = b"".join(parts)
    return bytes([tag]) + length(len(content)) + content


def integer(n):
    return tlv(0x02, n.to_bytes(n.bit_length() // 8 + 1, "big"))


def public_key(n, e, oid=RSA, parameters=b"\x05\x00"):
    algorithm = tlv(0x30, bytes.fromhex(oid), parameters)
    return tlv(0x30, algorithm, tlv(0x03, b"\x00", tlv(0x30, integer(n), integer(e))))


# Blocks (RFC 8017, 9.2)

def block(size, info, lead=b"\x00\x01", filler=None, stop=b"\x00"):
    filler = b"\xff" * (size - 2 - len(stop) - len(info)) if filler is None else filler
    result = lead + filler + stop + info
    assert len(result) == size
    return result


def digest(message):
    return hashlib.sha256(message).digest()


def good(size, message=MESSAGE):
    return block(size, SHA256 + digest(message))


def pss(key, message):
    """EMSA-PSS with SHA-256 and a salt of 32 bytes (RFC 8017, 9.1.1)."""
    salt = bytes(range(32))
    h = hashlib.sha256(bytes(8) + digest(message) + salt).digest()
    db = bytes(key.size - 66) + b"\x01" + salt
    mask = b"".join(
        hashlib.sha256(h + i.to_bytes(4, "big")).digest() for i in range(20))[:len(db)]
    masked = bytearray(a ^ b for a, b in zip(db, mask))
    masked[0] &= 0x7F
    return bytes(masked) + h + b"\xbc"


def cube_root(n):
    """The smallest number whose cube is n at least."""
    low, high = 0, 1 << (n.bit_length() // 3 + 1)
    while low < high:
        middle = (low + high) // 2
        low, high = (middle + 1, high) if middle ** 3 < n else (low, middle)
    return low


# Files

def write(name, expect, comment, key, signature, message=MESSAGE):
    der = key if isinstance(key, bytes) else public_key(key.n, key.e)
    (HERE / (name + ".txt")).write_text(
        f"comment: {comment}\n"
        f"expect: {expect}\n"
        f"key: {base64.b64encode(der).decode()}\n"
        f"message: {message.hex()}\n"
        f"signature: {signature.hex()}\n")


def write_valid():
    write("valid", "valid", "as RFC 8017 has it, 2048 bits", KEY, SIGNED)
    write("valid-empty-message", "valid", "nothing is signed", KEY,
          KEY.sign(good(KEY.size, b"")), b"")
    for count in (55, 56, 63, 64, 65, 1000):
        message = bytes(i % 251 for i in range(count))
        write(f"valid-message-{count}", "valid",
              f"{count} bytes: where SHA-256 takes another block", KEY,
              KEY.sign(good(KEY.size, message)), message)
    for bits in (2080, 3072, 4096):
        key = Key(bits)
        write(f"valid-{bits}", "valid", f"{bits} bits", key, key.sign(good(key.size)))
        write(f"wrong-message-{bits}", "other", f"{bits} bits, another message", key,
              key.sign(good(key.size)), MESSAGE + b"x")
    for count in range(5000):
        message = b"%d" % count
        signature = KEY.sign(good(KEY.size, message))
        if signature[0] == 0:
            write("valid-leading-zero", "valid", "the signature's first byte is 0", KEY,
                  signature, message)
            write("length-leading-zero-left-out", "length",
                  "the signature's first byte is 0 and left out", KEY, signature[1:], message)
            break


def write_numbers():
    size, n, s = KEY.size, KEY.n, int.from_bytes(SIGNED, "big")
    write("wrong-message", "other", "another message", KEY, SIGNED, MESSAGE + b"\n")
    write("wrong-key", "other", "signed by another key", KEY, OTHER.sign(good(size)))
    for at in (0, 1, size // 2, size - 1):
        flipped = bytearray(SIGNED)
        flipped[at] ^= 1 if at else 0x40
        if int.from_bytes(flipped, "big") < n:
            write(f"bit-of-byte-{at}", "other", f"one bit of byte {at} is wrong", KEY, bytes(flipped))
    for name, number in (("0", 0), ("1", 1), ("2", 2), ("n-1", n - 1), ("n-s", n - s)):
        write(f"number-{name}", "other", f"the signature is the number {name}", KEY,
              number.to_bytes(size, "big"))
    write("length-empty", "length", "no signature", KEY, b"")
    write("length-short", "length", "the last byte is left out", KEY, SIGNED[:-1])
    write("length-zero-before", "length", "a zero byte before it", KEY, b"\x00" + SIGNED)
    write("length-zero-behind", "length", "a zero byte behind it", KEY, SIGNED + b"\x00")
    write("range-n", "range", "the signature is the modulus", KEY, n.to_bytes(size, "big"))
    write("range-n+1", "range", "the signature is the modulus + 1", KEY, (n + 1).to_bytes(size, "big"))
    write("range-all-ones", "range", "every bit is set", KEY, b"\xff" * size)
    for count in range(5000):
        message = b"%d" % count
        more = int.from_bytes(KEY.sign(good(size, message)), "big") + n
        if more < 1 << (8 * size):
            write("range-s+n", "range", "a good signature plus the modulus", KEY,
                  more.to_bytes(size, "big"), message)
            break


def write_blocks():
    size, info = KEY.size, SHA256 + digest(MESSAGE)
    fill = size - 3 - len(info)
    h = digest(MESSAGE)
    blocks = {
        "padding-garbage-behind": (
            "8 bytes of padding, garbage behind the digest (Bleichenbacher 2006)",
            b"\x00\x01" + b"\xff" * 8 + b"\x00" + info + b"\x5a" * (fill - 8)),
        "padding-garbage-one-byte": (
            "one byte of garbage behind the digest", block(size, info + b"\x00")),
        "padding-garbage-in-parameters": (
            "garbage in the parameters of the algorithm",
            b"\x00\x01" + b"\xff" * 8 + b"\x00" + tlv(
                0x30,
                tlv(0x30, bytes.fromhex("0609608648016503040201"), tlv(0x04, b"\x5a" * 191)),
                tlv(0x04, h))),
        "padding-none": ("no padding, zeros before it", bytes(size - len(info)) + info),
        "padding-type-0": ("block type 0", block(size, info, lead=b"\x00\x00")),
        "padding-type-2": ("block type 2", block(size, info, lead=b"\x00\x02")),
        "padding-first-byte": ("the first byte is 1", block(size, info, lead=b"\x01\x01")),
        "padding-zero-inside": (
            "a zero byte in the padding", block(size, info, filler=b"\xff" * 9 + b"\x00" + b"\xff" * (fill - 10))),
        "padding-fe-inside": (
            "a byte FE in the padding", block(size, info, filler=b"\xff" * (fill - 1) + b"\xfe")),
        "padding-first-fe": (
            "the padding begins with FE", block(size, info, filler=b"\xfe" + b"\xff" * (fill - 1))),
        "padding-no-separator": (
            "FF where the separator should be", block(size, info, stop=b"\xff")),
        "padding-two-separators": (
            "two separators", block(size, info, stop=b"\x00\x00")),
        "digest-wrong-bit": (
            "the last bit of the digest is wrong", block(size, info[:-1] + bytes([info[-1] ^ 1]))),
        "digest-bare": ("the digest without DigestInfo", block(size, h)),
        "digest-short": (
            "31 bytes of the digest",
            block(size, tlv(0x30, bytes.fromhex("300d06096086480165030402010500"), tlv(0x04, h[:31])))),
        "digest-of-digest": (
            "the digest of the digest", block(size, SHA256 + hashlib.sha256(h).digest())),
        "info-no-null": (
            "DigestInfo without NULL",
            block(size, bytes.fromhex("302f300b0609608648016503040201") + tlv(0x04, h))),
        "info-null-with-content": (
            "a byte in NULL",
            block(size, tlv(0x30, bytes.fromhex("300e0609608648016503040201050100"), tlv(0x04, h)))),
        "info-long-length": (
            "a length in two bytes (BER)", block(size, b"\x30\x81\x31" + info[2:])),
        "info-indefinite-length": (
            "an indefinite length (BER)", block(size, b"\x30\x80" + info[2:] + b"\x00\x00")),
        "info-wrong-tag": ("SET instead of SEQUENCE", block(size, b"\x31" + info[1:])),
        "hash-wrong-oid": (
            "the last byte of the hash's OID is that of SHA-384",
            block(size, SHA256[:14] + b"\x02" + SHA256[15:] + h)),
        "hash-sha-1": ("SHA-1", block(size, SHA1 + hashlib.sha1(MESSAGE).digest())),
        "hash-sha-512": ("SHA-512", block(size, SHA512 + hashlib.sha512(MESSAGE).digest())),
        "hash-sha-512-as-256": (
            "the OID of SHA-512 with a digest of SHA-256",
            block(size, bytes.fromhex("3031300d060960864801650304020305000420") + h)),
        "scheme-pss": ("PSS instead of PKCS #1 v1.5", pss(KEY, MESSAGE)),
    }
    for name, (comment, bad) in blocks.items():
        assert len(bad) == size and int.from_bytes(bad, "big") < KEY.n
        write(name, "other", comment, KEY, KEY.sign(bad))


def write_keys():
    three = Key(2048, e=3)
    write("key-e-3", "key", "e = 3, and the signature is good", three, three.sign(good(256)))
    forged = cube_root(int.from_bytes(
        b"\x00\x01" + b"\xff" * 8 + b"\x00" + SHA256 + digest(MESSAGE) + bytes(194), "big"))
    write("key-e-3-forged", "key", "e = 3, forged without the key (Bleichenbacher 2006)", three,
          forged.to_bytes(256, "big"))
    write("key-e-1", "key", "e = 1, and the signature is the block itself",
          public_key(KEY.n, 1), good(256))
    for e in (65539, 0x1000001):
        write(f"key-e-{e}", "key", f"e = {e}", public_key(KEY.n, e), SIGNED)
    small = Key(1024)
    write("key-1024", "key", "1024 bits, and the signature is good", small, small.sign(good(128)))
    write("key-2040", "key", "2040 bits", Key(2040), SIGNED)
    write("key-2056", "key", "2056 bits: no multiple of 32", Key(2056), SIGNED)
    write("key-4128", "key", "4128 bits", public_key(RANDOM.getrandbits(4128) | 1 << 4127 | 1, 65537), SIGNED)
    write("key-2047", "key", "the first bit of the modulus is 0",
          public_key(KEY.n, 65537).replace(integer(KEY.n), tlv(0x02, b"\x00\x7f" + KEY.n.to_bytes(256, "big")[1:])),
          SIGNED)
    write("key-negative", "key", "the modulus is a negative number: no zero byte before it",
          tlv(0x30, tlv(0x30, bytes.fromhex(RSA), b"\x05\x00"), tlv(0x03, b"\x00", tlv(
              0x30, tlv(0x02, KEY.n.to_bytes(256, "big")), integer(65537)))), SIGNED)
    write("key-even", "key", "the modulus is even", public_key(KEY.n - 1, 65537), SIGNED)
    write("key-pkcs-1", "key", "RSAPublicKey instead of SubjectPublicKeyInfo",
          tlv(0x30, integer(KEY.n), integer(65537)), SIGNED)
    write("key-pss", "key", "the key is for PSS", public_key(KEY.n, 65537, "06092a864886f70d01010a"), SIGNED)
    write("key-no-null", "key", "no parameters", public_key(KEY.n, 65537, parameters=b""), SIGNED)
    write("key-trailing-byte", "key", "a byte behind it", public_key(KEY.n, 65537) + b"\x00", SIGNED)
    write("key-cut", "key", "the last byte is left out", public_key(KEY.n, 65537)[:-1], SIGNED)
    write("key-p-256", "key", "a key of the curve P-256", bytes.fromhex(
        "3059301306072a8648ce3d020106082a8648ce3d03010703420004"
        "6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296"
        "4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5"), SIGNED)
    write("key-empty", "key", "no key", b"", SIGNED)


KEY = Key(2048)
OTHER = Key(2048)
SIGNED = KEY.sign(good(KEY.size))

for old in HERE.glob("*.txt"):
    old.unlink()
write_valid()
write_numbers()
write_blocks()
write_keys()
