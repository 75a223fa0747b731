"""A BERT as an ONNX graph with weights of 8 bits, written node by node.

Exported from torch, fused and quantised, the word embeddings stay in float32 (61 MB of 67) or the layers stay unfused.
Here each node is a fused one of ONNX Runtime, and all large tensors are int8.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from onnx import ModelProto, NodeProto, TensorProto, helper, numpy_helper

Floats = NDArray[np.float32]
# The exact function, and its approximation by tanh, which is faster.
ACTIVATIONS = {"gelu": "BiasGelu", "gelu_new": "FastGelu", "gelu_pytorch_tanh": "FastGelu"}
INT32, INT64, FLOAT = TensorProto.INT32, TensorProto.INT64, TensorProto.FLOAT
OUTPUT = "last_hidden_state"  # the name by which Optimum asks for it
WORDS = "words"  # name of the tensor
CALM = 0.95  # quantile of the channels' peaks to which those above it are scaled down
STANDARD = (
    "Add",
    "Cast",
    "DynamicQuantizeLinear",
    "Gather",
    "LayerNormalization",
    "Mul",
    "ReduceSum",
    "Shape",
    "Slice",
)


def quantised(weights: Floats, axis: int) -> tuple[NDArray[np.int8], Floats]:
    """Weights in int8 and their scales: the largest along `axis` becomes 127."""
    scales = np.abs(weights).max(axis=axis, keepdims=True).astype(np.float32) / 127
    scales[scales == 0] = 1
    return np.rint(weights / scales).astype(np.int8), scales


def build_graph(tensors: Mapping[str, Floats], config: Mapping[str, Any], peaks: Mapping[str, Floats]) -> ModelProto:
    """The graph of a BERT: `input_ids`, `attention_mask` (both texts x tokens) -> one vector a token.

    `tensors` and `config` are those of a Hugging Face folder; `peaks` has the largest input of each channel of a dense
    layer, where known. Padding must stand at the end of a text.
    """
    writer = _Writer(tensors, config, peaks)
    writer.add("Cast", [writer.add("ReduceSum", ["attention_mask", writer.axis(1)], keepdims=0)], "lengths", to=INT32)
    hidden = writer.embeddings()
    for number in range(config["num_hidden_layers"]):
        hidden = writer.layer(number, hidden)
    writer.nodes[-1].output[0] = OUTPUT
    shape = ["texts", "tokens"]
    inputs = [helper.make_tensor_value_info(name, INT64, shape) for name in ("input_ids", "attention_mask")]
    output = helper.make_tensor_value_info(OUTPUT, FLOAT, [*shape, config["hidden_size"]])
    graph = helper.make_graph(writer.nodes, "encoder", inputs, [output], writer.tensors)
    versions = [helper.make_opsetid("", 17), helper.make_opsetid("com.microsoft", 1)]
    return helper.make_model(graph, opset_imports=versions, ir_version=9, producer_name="vnpolicy")


class _Writer:
    """Nodes and tensors as they come; each method gives the name of what it computes."""

    def __init__(self, weights: Mapping[str, Floats], config: Mapping[str, Any], peaks: Mapping[str, Floats]) -> None:
        self.weights, self.config, self.peaks = weights, config, peaks
        self.nodes: list[NodeProto] = []
        self.tensors: list[TensorProto] = []

    def add(self, kind: str, inputs: Sequence[str], *outputs: str, **attributes: Any) -> str:  # noqa: ANN401 - as ONNX has them
        names = outputs or (f"{kind}_{len(self.nodes)}",)
        domain = "" if kind in STANDARD else "com.microsoft"
        self.nodes.append(helper.make_node(kind, inputs, names, name=names[0], domain=domain, **attributes))
        return names[0]

    def constant(self, name: str, values: NDArray[Any]) -> str:
        self.tensors.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
        return name

    def axis(self, number: int) -> str:
        return self.constant(f"axis_{len(self.tensors)}", np.array([number], dtype=np.int64))

    def weight(self, name: str) -> str:
        return self.constant(name, self.weights[name].astype(np.float32))

    def embeddings(self) -> str:
        """Words in int8 with a scale a row; positions with the one token type that there is, as they are."""
        rows, scales = quantised(self.weights["embeddings.word_embeddings.weight"], axis=1)
        found = self.add("Gather", [self.constant(WORDS, rows), "input_ids"])
        scale = self.add("Gather", [self.constant("words.scales", scales), "input_ids"])
        words = self.add("Mul", [self.add("Cast", [found], to=FLOAT), scale])
        places = self.weights["embeddings.position_embeddings.weight"]
        places = places + self.weights["embeddings.token_type_embeddings.weight"][0]
        count = self.add("Shape", ["input_ids"], start=1, end=2)
        used = self.add("Slice", [self.constant("positions", places), self.axis(0), count])
        return self.normalised(self.add("Add", [words, used]), "embeddings.LayerNorm")

    def layer(self, number: int, hidden: str) -> str:
        """Attention and the two dense layers, each with its residual."""
        name = f"encoder.layer.{number}"
        attended = self.product(self.attention(name, hidden), f"{name}.attention.output.dense", biased=True)
        middle = self.normalised(self.add("Add", [attended, hidden]), f"{name}.attention.output.LayerNorm")
        inner = self.product(middle, f"{name}.intermediate.dense", biased=False)
        kind = ACTIVATIONS[self.config["hidden_act"]]
        inner = self.add(kind, [inner, self.weight(f"{name}.intermediate.dense.bias")])
        outer = self.product(inner, f"{name}.output.dense", biased=True)
        return self.normalised(self.add("Add", [outer, middle]), f"{name}.output.LayerNorm")

    def attention(self, name: str, hidden: str) -> str:
        """Queries, keys and values by one product in int8."""
        parts = [f"{name}.attention.self.{part}" for part in ("query", "key", "value")]
        weights, scales = quantised(np.concatenate([self.weights[f"{part}.weight"].T for part in parts], axis=1), 0)
        biases = np.concatenate([self.weights[f"{part}.bias"] for part in parts]).astype(np.float32)
        outputs = [f"{name}.{part}" for part in ("input", "scale", "zero")]
        self.add("DynamicQuantizeLinear", [hidden], *outputs)
        constants = {"qkv": weights, "qkv.bias": biases, "qkv.scale": scales[0], "qkv.zero": np.zeros_like(weights[0])}
        qkv, bias, scale, zero = (self.constant(f"{name}.{key}", values) for key, values in constants.items())
        inputs = [outputs[0], qkv, bias, outputs[1], scale, "lengths", outputs[2], zero]
        return self.add("QAttention", inputs, num_heads=self.config["num_attention_heads"])

    def product(self, hidden: str, name: str, *, biased: bool) -> str:
        """A dense layer: the input is quantised as it comes. The bias may be left to the activation after it."""
        weights = self.weights[f"{name}.weight"].T
        if name in self.peaks:
            # A few channels are ten times as large as the rest, which would be left a tenth of the 256 steps.
            calm = np.maximum(self.peaks[name] / np.quantile(self.peaks[name], CALM), 1).astype(np.float32)
            hidden = self.add("Mul", [hidden, self.constant(f"{name}.calm", 1 / calm)])
            weights = weights * calm[:, None]
        whole, scales = quantised(weights, axis=0)
        inputs = [hidden, self.constant(name, whole), self.constant(f"{name}.scale", scales[0])]
        return self.add("DynamicQuantizeMatMul", [*inputs, "", self.weight(f"{name}.bias")] if biased else inputs)

    def normalised(self, hidden: str, name: str) -> str:
        # SkipLayerNormalization, which adds as well, takes four times as long as the two nodes.
        inputs = [hidden, self.weight(f"{name}.weight"), self.weight(f"{name}.bias")]
        return self.add("LayerNormalization", inputs, axis=-1, epsilon=self.config["layer_norm_eps"])
