"""Runs clients of paho-mqtt for a test: a command a line on stdin, an event a line on stdout."""
import json
import queue
import sys
import threading

import paho.mqtt.client as mqtt
from paho.mqtt.packettypes import PacketTypes
from paho.mqtt.properties import Properties
from paho.mqtt.subscribeoptions import SubscribeOptions

# What each client is to do, which only its own thread does: paho shares nothing between threads but its own.
orders = {}
speaking = threading.Lock()


def say(**event):
    with speaking:
        print(json.dumps(event), flush=True)


def properties(kind, values):
    made = Properties(kind)
    for name, value in (values or {}).items():
        if name == "userProperties":
            for pair in value.items():
                made.UserProperty = pair
        else:
            value = value.encode() if name == "correlationData" else value
            setattr(made, name[0].upper() + name[1:], int(value) if isinstance(value, bool) else value)
    return made


def subscribe(client, wanted):
    for one in wanted:
        options = SubscribeOptions(
            one.get("qos", 1), one.get("nl", False), one.get("rap", False), one.get("rh", 0)
        )
        own = {"subscriptionIdentifier": one["identifier"]} if "identifier" in one else {}
        client.subscribe(one["filter"], options=options, properties=properties(PacketTypes.SUBSCRIBE, own))


def publish(client, order):
    message = order.get("message") or {}
    for index, payload in enumerate(order["payloads"]):
        topic = "" if index > 0 and "topicAlias" in message else order["topic"]
        own = properties(PacketTypes.PUBLISH, message)
        payload = payload.encode("latin-1" if order.get("encoding") == "latin1" else "utf-8")
        client.publish(topic, payload, order.get("qos", 1), order.get("retain", False), own)


def obey(client, order):
    if order["op"] == "publish":
        publish(client, order)
    elif order["op"] == "leave":
        client.disconnect()
    else:
        client.socket().shutdown(2)


def open_client(order):
    name = order["name"]
    client = mqtt.Client(order.get("clientId", ""), protocol=mqtt.MQTTv5)
    # Paho hands an alias on: what it stands for is the program's to know.
    aliases = {}
    published = []

    def on_connect(_client, _data, _flags, reason, _properties):
        if reason.value == 0:
            subscribe(client, order.get("subscriptions", []))
            if "payloads" in order:
                publish(client, order)

    def on_message(_client, _data, message):
        alias = getattr(message.properties, "TopicAlias", None)
        if alias is not None and message.topic:
            aliases[alias] = message.topic
        say(name=name, event="message", topic=message.topic or aliases[alias], text=message.payload.decode())

    def on_publish(_client, _data, mid):
        published.append(mid)
        if len(published) == len(order.get("payloads", [])):
            client.disconnect()
            say(name=name, event="sent")

    client.on_connect, client.on_message, client.on_publish = on_connect, on_message, on_publish
    will = order.get("will")
    if will:
        own = properties(PacketTypes.WILLMESSAGE, {"willDelayInterval": will["delaySeconds"]})
        client.will_set(will["topic"], will["payload"], 1, False, own)
    own = properties(PacketTypes.CONNECT, order.get("properties"))
    keepalive = order.get("keepalive", 60)
    client.connect("127.0.0.1", order["port"], keepalive, clean_start=order.get("clean", True), properties=own)
    # Without paho's own thread, which would connect anew.
    while client.loop(0.05) == mqtt.MQTT_ERR_SUCCESS:
        while not orders[name].empty():
            obey(client, orders[name].get())
    say(name=name, event="gone")


for line in sys.stdin:
    order = json.loads(line)
    if order["op"] == "open":
        orders[order["name"]] = queue.Queue()
        threading.Thread(target=open_client, args=(order,), daemon=True).start()
    else:
        orders[order["name"]].put(order)
